extension Expression {
    /// The names of every function of the language, the standard's and the Chinese ones, sorted.
    ///
    /// For editors and references. Functions a host registers are not among them.
    public static var builtInNames: [String] { BuiltIns.names.sorted() }
}
