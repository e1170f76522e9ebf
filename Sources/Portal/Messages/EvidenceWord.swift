import Civics

/// Kinds of evidence as documents name them. One that is not here is shown as the document has it.
enum EvidenceWord: String, Word {
    case photo = "现场照片 | 現場照片 | Photo of the spot"
    case safety = "已设警示的照片 | 已設警示的照片 | Photo of the warning put up"
    case before = "处置前的照片 | 處置前的照片 | Photo before the work"
    case after = "处置后的照片 | 處置後的照片 | Photo after the work"
    case visit = "走访记录 | 走訪紀錄 | Record of the visit"
    case receipt = "收据 | 收據 | Receipt"
    case proof = "证明 | 證明 | Proof"

    private static let codes: [String: EvidenceWord] = [
        "photo": .photo, "safety-photo": .safety, "before-photo": .before, "after-photo": .after,
        "visit-record": .visit, "receipt": .receipt,
        "proof": .proof,
    ]

    static func word(_ kind: String) -> EvidenceWord? { codes[kind] }

    static func title(_ kind: String, in language: Language) -> String {
        codes[kind]?.text(in: language) ?? kind
    }
}
