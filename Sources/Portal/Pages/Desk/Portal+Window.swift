import Web
extension Portal { var windowRoutes: [Route] { [] } }
