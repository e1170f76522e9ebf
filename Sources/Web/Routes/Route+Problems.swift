public import Civics

extension Route {
    /// Every kind of problem this route may answer with: its own and those that follow from what it
    /// asks for.
    public var problems: [Problem.Kind] {
        var kinds: [Problem.Kind] = [.internalFault]
        if !pathParameters.isEmpty { kinds.append(.notFound) }
        if audience.needsSignIn { kinds += [.notSignedIn, .notPermitted] }
        if method.changesState { kinds += [.foreignOrigin, .storeUnavailable] }
        if rate != .exempt { kinds.append(.tooManyRequests) }
        kinds.append(.invalidParameter)
        if isOnceOnly {
            kinds += [.idempotencyKeyMissing, .idempotencyKeyMalformed, .idempotencyKeyReused]
        }
        if needsVersion { kinds += [.versionMissing, .staleVersion] }
        kinds += bodyProblems
        for kind in ownProblems where !kinds.contains(kind) { kinds.append(kind) }
        return kinds
    }

    private var bodyProblems: [Problem.Kind] {
        switch body {
        case .none: []
        case .json:
            [
                .malformedBody, .tooDeep, .tooLarge, .unsupportedMediaType, .unknownField,
                .invalidField,
            ]
        case .form: [.malformedBody, .tooLarge, .unsupportedMediaType, .invalidField]
        case .bytes, .stream: [.malformedBody, .tooLarge, .unsupportedMediaType]
        }
    }
}
