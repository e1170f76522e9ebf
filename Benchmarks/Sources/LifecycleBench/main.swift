import Glibc
import Measuring

// LifecycleBench CITY [lifecycles]     whole lifecycles (default 20,000), 256 cases in flight
// LifecycleBench CITY fill CASES       files wishes until the city holds so many cases
//
// CITY is a data directory that `tongban serve --sample` made; run in the repository's root.
Machine.keepMemory()
do {
    try await Run.run(Array(CommandLine.arguments.dropFirst()))
} catch {
    Run.say("\(error)")
    exit(1)
}
