import City
import Civics
import Foundation
import JSON
import SignOn

/// Whose word lets people in: a JSON file, and beside it the file with our secret over there.
///
///     { "issuer": "https://id.example", "clientID": "yunting", "secretFile": "sign-on.secret",
///       "name": { "zh-Hans": "…", "zh-Hant": "…", "en": "…" }, "scopes": ["profile"],
///       "claims": { "residentNumber": "resident_number", "verified": "real_name_verified",
///                   "name": "name", "creditCode": "credit_code" } }
enum SignOnSettings {
    /// - Throws: ``Failure`` that says what is wrong with the file.
    static func service(file path: String) throws -> OpenIDSignIn {
        let file = URL(fileURLWithPath: path)
        guard let bytes = try? Data(contentsOf: file),
            let json = try? JSONValue(parsing: [UInt8](bytes))
        else { throw Failure("\(path) cannot be read as JSON") }
        func need(_ value: JSONValue?, _ name: String) throws -> String {
            guard let text = value?.string, !text.isEmpty else {
                throw Failure("\(path): `\(name)` is missing")
            }
            return text
        }
        let issuer = try need(json["issuer"], "issuer")
        guard let url = URL(string: issuer), OutboundSession.mayCall(url) else {
            throw Failure("\(path): `issuer` must be https://…")
        }
        let secretFile = file.deletingLastPathComponent()
            .appendingPathComponent(json["secretFile"]?.string ?? "sign-on.secret")
        guard let secret = try? String(contentsOf: secretFile, encoding: .utf8) else {
            throw Failure("\(secretFile.path) cannot be read")
        }
        let claims = json["claims"]
        let name = json["name"]
        return OpenIDSignIn(
            OpenIDSignIn.Settings(
                issuer: issuer, clientID: try need(json["clientID"], "clientID"),
                clientSecret: secret.trimmingCharacters(in: .whitespacesAndNewlines),
                name: LocalizedText(
                    zhHans: try need(name?["zh-Hans"], "name.zh-Hans"),
                    zhHant: name?["zh-Hant"]?.string, en: name?["en"]?.string),
                scopes: (json["scopes"]?.array ?? []).compactMap(\.string),
                residentNumber: try need(claims?["residentNumber"], "claims.residentNumber"),
                verified: try need(claims?["verified"], "claims.verified"),
                personName: claims?["name"]?.string, creditCode: claims?["creditCode"]?.string),
            http: OutboundSession(), now: Machine.now)
    }
}
