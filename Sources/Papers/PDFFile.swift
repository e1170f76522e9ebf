import CPango
import City
import Civics

/// A PDF being written: pages of drawings with the tags of a structured document.
final class PDFFile {
    private let sink = ByteSink()
    private let surface: OpaquePointer
    let cairo: OpaquePointer

    init(title: String, author: String, day: CivilDate) throws {
        let closure = Unmanaged.passUnretained(sink).toOpaque()
        surface = cairo_pdf_surface_create_for_stream(
            { closure, bytes, count in
                guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
                sink.bytes += UnsafeBufferPointer(start: bytes, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, closure, 595.28, 841.89)
        // 1.4 has structure, Unicode text and transparency, and writes its objects in plain sight.
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
        cairo = cairo_create(surface)
        for (key, value) in [
            (CAIRO_PDF_METADATA_TITLE, title), (CAIRO_PDF_METADATA_AUTHOR, author),
            (CAIRO_PDF_METADATA_CREATOR, "Tongban"),
            (CAIRO_PDF_METADATA_CREATE_DATE, "\(day)T00:00:00Z"),
            (CAIRO_PDF_METADATA_MOD_DATE, "\(day)T00:00:00Z"),
        ] {
            cairo_pdf_surface_set_metadata(surface, key, value)
        }
        try check()
    }

    deinit {
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    func begin(_ page: PageSheet) { cairo_pdf_surface_set_size(surface, page.width, page.height) }

    func endPage() { cairo_show_page(cairo) }

    func open(_ tag: String) { cairo_tag_begin(cairo, tag, nil) }

    func openLink(_ address: String) {
        let quoted = address.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        cairo_tag_begin(cairo, "Link", "uri='\(quoted)'")
    }

    func close(_ tag: String) { cairo_tag_end(cairo, tag) }

    func use(_ ink: Ink) { cairo_set_source_rgba(cairo, ink.red, ink.green, ink.blue, ink.alpha) }

    /// Ends the file.
    ///
    /// - Throws: ``PressFault/drawing(_:)`` when something of it could not be drawn.
    func finish(language: Language) throws -> [UInt8] {
        try check()
        cairo_surface_finish(surface)
        try check()
        return try PDFCatalogue(sink.bytes).naming(language: language.rawValue)
    }

    private func check() throws {
        for status in [cairo_status(cairo), cairo_surface_status(surface)]
        where status != CAIRO_STATUS_SUCCESS {
            throw PressFault.drawing(String(cString: cairo_status_to_string(status)))
        }
    }

    private final class ByteSink { var bytes: [UInt8] = [] }
}
