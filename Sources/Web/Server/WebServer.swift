public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle

/// A server that stands behind a front door: connections watched, counted and limited.
public enum WebServer {
    /// Makes the server; run it as a service.
    ///
    /// - Parameters:
    ///   - address: Where it listens.
    ///   - services: Run with it and stopped after it.
    ///   - onServerRunning: Called with the channel once it listens, for printing the real port.
    public static func application(
        _ door: FrontDoor, address: BindAddress, limits: ConnectionLimits = ConnectionLimits(),
        services: [any Service] = [], logger: Logger,
        onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> Application<FrontDoor> {
        let tally = ConnectionTally()
        door.metrics.gauge("http_connections_open", "Connections open now.") { Double(tally.open) }
        door.metrics.counter("http_connections_cut_total", "Connections cut for passing a limit.") {
            Double(tally.cut)
        }
        let log = door.log.map { [CallLogWriter(log: $0)] } ?? []
        return Application(
            responder: door, server: http1(limits, tally),
            configuration: ApplicationConfiguration(
                address: address,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    limits.connections, logger: logger)),
            services: services + log, onServerRunning: onServerRunning, logger: logger)
    }

    private static func http1(
        _ limits: ConnectionLimits, _ tally: ConnectionTally
    ) -> HTTPServerBuilder {
        .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [ConnectionGuard(limits: limits, tally: tally)],
                idleTimeout: nil,
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes,
                    maxHeaderFieldCount: limits.headFields)))
    }
}

/// Writes the gathered lines of the access log every second and once more at the end.
struct CallLogWriter: Service {
    let log: CallLog

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                log.flush()
            }
        }
        log.flush()
    }
}
