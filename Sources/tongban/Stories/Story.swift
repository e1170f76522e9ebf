import ArgumentParser
import Foundation

/// Plays one of the sample city's stories over HTTP and says whether all came as told.
struct Story: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a story of the sample city over HTTP.",
        discussion: """
            Stories stand as Markdown in the sample city's folder stories/. The served city must be \
            a sample city, for its clock is set forward. Ends with 1 at the first thing that is \
            not as told, naming the place in the story.
            """)

    @Argument(help: "Name of the story: noodle-shop, newborn, manhole.") var name: String
    @Option(help: "Address of the served city.") var url = "http://127.0.0.1:8080"
    @Option(help: "Language of what the city says: zh-Hans, zh-Hant or en.") var language = "en"
    @Option(help: "Folder of the sample city.") var from: String?

    func validate() throws {
        guard ["zh-Hans", "zh-Hant", "en"].contains(language) else {
            throw ValidationError("--language is one of zh-Hans, zh-Hant, en")
        }
        guard URL(string: url)?.scheme?.hasPrefix("http") == true else {
            throw ValidationError("--url begins with http:// or https://")
        }
    }

    func run() async throws {
        let city = try SampleFolder(asked: from)
        let path = "stories/\(name).md"
        guard city.folder.has(path), let base = URL(string: url) else {
            let known = try city.files(in: "stories", ending: ".md")
                .map { String($0.dropFirst("stories/".count).dropLast(".md".count)) }
                .filter { $0 != "README" }
            throw Failure("no story \(name); there are \(known.joined(separator: ", "))")
        }
        let text = String(decoding: try city.folder.bytes(path), as: UTF8.self)
        let story = try StoryText(text, name: "SampleCity/\(path)")
        var player = try await StoryPlayer(
            city: city, client: StoryClient(base: base, language: language), story: story)
        try await player.play(story)
    }
}
