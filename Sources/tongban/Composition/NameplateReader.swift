import Civics
import Foundation
import Portal

/// What stands on every page of a city: its name, where to call and where to go.
///
/// Read from `plan/city.yaml` of the data directory; a directory without one is a city without a
/// name, and says so plainly.
struct NameplateReader {
    let data: Folder
    let origin: String?
    let isSample: Bool

    func nameplate() throws -> Nameplate {
        let plan = data.folder("plan")
        guard plan.has("city.yaml") else {
            return plate(Self.unnamed, "-", Self.unsaid, Self.unsaid)
        }
        let root = try Sheet(
            file: plan.url.appendingPathComponent("city.yaml"), name: "plan/city.yaml"
        ).root
        let help = try root.need("help")
        var plate = plate(
            try root.localized("name"), try root.text("hotline"), try help.localized("hours"),
            try help.localized("address"))
        if root["languages"] != nil {
            let named = Set(try root.texts("languages") + [Language.zhHans.rawValue])
            plate.languages = Language.allCases.filter { named.contains($0.rawValue) }
        }
        return plate
    }

    private func plate(
        _ name: LocalizedText, _ telephone: String, _ hours: LocalizedText,
        _ address: LocalizedText
    ) -> Nameplate {
        Nameplate(
            name: name, telephone: telephone, hours: hours, address: address, origin: origin,
            isSample: isSample, version: Release.text)
    }

    private static let unnamed = LocalizedText(zhHans: "本市", zhHant: "本市", en: "This city")
    private static let unsaid = LocalizedText(zhHans: "—", zhHant: "—", en: "—")
}
