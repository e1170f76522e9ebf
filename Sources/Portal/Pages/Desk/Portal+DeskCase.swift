import Web

extension Portal {
    var deskCaseRoutes: [Route] { [] }
    var windowRoutes: [Route] { [] }
}
