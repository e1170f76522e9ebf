import City
import Civics
import Foundation
import HTTPTypes
import JSON
import Payments

/// Where payments are taken: a JSON file with the provider's address and names, and beside it the
/// file with the shared secret.
///
///     { "address": "https://pay.example", "secretFile": "pay.secret",
///       "name": { "zh-Hans": "…", "zh-Hant": "…", "en": "…" } }
enum PaymentSettings {
    /// - Parameter own: Our own address as payers and the provider reach it.
    /// - Throws: ``Failure`` that says what is wrong with the file.
    static func provider(file path: String, own: String) throws -> SignedPayments {
        let file = URL(fileURLWithPath: path)
        let json: JSONValue
        do {
            json = try JSONValue(parsing: [UInt8](try Data(contentsOf: file)))
        } catch {
            throw Failure("\(path) cannot be read as JSON")
        }
        guard let address = json["address"]?.string, let url = URL(string: address),
            OutboundSession.mayCall(url), !address.hasSuffix("/")
        else {
            throw Failure("\(path): `address` must be https://…, without a slash at the end")
        }
        guard let name = json["name"], let zhHans = name["zh-Hans"]?.string else {
            throw Failure("\(path): `name` needs zh-Hans, zh-Hant and en")
        }
        let secret = file.deletingLastPathComponent()
            .appendingPathComponent(json["secretFile"]?.string ?? "pay.secret")
        let settings = SignedPayments.Settings(
            address: address,
            name: LocalizedText(
                zhHans: zhHans, zhHant: name["zh-Hant"]?.string, en: name["en"]?.string),
            own: own)
        return SignedPayments(
            settings, signature: try signature(secret), http: OutboundSession(), now: Machine.now)
    }

    private static func signature(_ file: URL) throws -> PaymentSignature {
        guard let bytes = try? Data(contentsOf: file),
            let signature = PaymentSignature(secret: [UInt8](bytes))
        else { throw Failure("\(file.path) holds no secret of at least 32 bytes") }
        return signature
    }

    /// The sandbox's own settings, made where there are none.
    static func makeSandbox(in path: String, address: String) throws -> PaymentSignature {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let secret = folder.appendingPathComponent("pay.secret")
        if !FileManager.default.fileExists(atPath: secret.path) {
            let isMade = FileManager.default.createFile(
                atPath: secret.path, contents: Data(Machine.randomBytes(32)),
                attributes: [.posixPermissions: 0o600])
            guard isMade else { throw Failure("\(secret.path) cannot be written") }
        }
        let settings: JSONValue = [
            "address": .string(address), "secretFile": "pay.secret",
            "name": ["zh-Hans": "支付沙箱", "zh-Hant": "支付沙箱", "en": "Payment sandbox"],
        ]
        try Data(settings.serialized()).write(
            to: folder.appendingPathComponent("payments.json"), options: .atomic)
        return try signature(secret)
    }
}

extension HTTPField.Name {
    static let paySignature = HTTPField.Name(PaymentSignature.field)!
}
