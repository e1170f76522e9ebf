/// Names of the author's that say something to the engine by how they are spelt, in every spelling
/// documents use. They stand here, with the keywords, and nowhere else.
public enum DocumentWords {
    /// Outputs of a table in which a row says to the person why it comes out so.
    public static let telling: Set<String> = [
        "告知", "理由", "说明", "說明", "message", "reason",
    ]

    /// Ways of delivery for which nobody has to hand anything over.
    public static let electronicDelivery: Set<String> = ["电子", "電子", "electronic"]

    /// The names of facts that hold a party's resident number: party `父亲` is the person whose
    /// number stands in `父亲身份号码` (`father` in `fatherResidentNumber`).
    public static func residentNumber(of party: String) -> [String] {
        ["\(party)身份号码", "\(party)身份號碼", "\(party)ResidentNumber"]
    }

    /// Names of form fields that hold the number of an urban component (GB/T 47678.5).
    public static let component: Set<String> = ["部件标识码", "部件標識碼", "component"]

    /// The party a case is for, whatever the document calls the others.
    public static let applicant = "applicant"
    /// A party that reported, or joined a report.
    public static let reporter = "reporter"
}
