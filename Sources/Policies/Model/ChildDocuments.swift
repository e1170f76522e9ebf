/// The documents under which cases are filed that grow out of a case of this one (the `children`
/// block). What is not named opens no case: a bad rating and a commitment are then followed up
/// inside the case itself, an appeal is only recorded.
public struct ChildDocuments: Hashable, Sendable {
    /// 差评整改: filed after a rating at or below the correction line.
    public var correction: String?
    /// 事中事后核查: filed for each commitment; a failed check revokes what was permitted.
    public var postCheck: String?
    /// 申诉、复议: filed when the person appeals.
    public var appeal: String?
    /// What an appeal that is upheld does to this case.
    public var upheld: Upheld
    /// Where each is named, by its keyword.
    public var places: [String: Place]

    /// What an appeal that is upheld does to the case it is about.
    public enum Upheld: Hashable, Sendable {
        /// 重办: taken up again where it was decided, by others.
        case reopen
        /// 改准: what was refused is granted by the appeal itself (变更决定).
        case grant
        /// 转至: taken up again at this step of the main line.
        case goto(step: String)
    }

    public init(
        correction: String? = nil, postCheck: String? = nil, appeal: String? = nil,
        upheld: Upheld = .reopen, places: [String: Place] = [:]
    ) {
        self.correction = correction
        self.postCheck = postCheck
        self.appeal = appeal
        self.upheld = upheld
        self.places = places
    }

    /// Each document named, with the keyword that names it.
    var named: [(word: String, document: String)] {
        [("correction", correction), ("post-check", postCheck), ("appeal", appeal)]
            .compactMap { word, document in document.map { (word, $0) } }
    }
}
