/// A pattern as read.
indirect enum RegexSyntax {
    case empty
    case set(ScalarSet)
    case sequence([RegexSyntax])
    case choice([RegexSyntax])
    /// `most` is nil without a limit. Greedy or not makes no difference to whether a text matches.
    case repeated(RegexSyntax, least: Int, most: Int?)
    case start
    case end
    case boundary(negated: Bool)
    case look(RegexSyntax, negated: Bool)
}
