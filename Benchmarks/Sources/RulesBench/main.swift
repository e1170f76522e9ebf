let wanted = Set(CommandLine.arguments.dropFirst())
if wanted.isEmpty || wanted.contains("tables") { try await TableBench.run() }
if wanted.isEmpty || wanted.contains("scalar") { try await ScalarBench.run() }
if wanted.isEmpty || wanted.contains("country") { try await CountryBench.run() }
print("peak memory \(Clocked.peakMemory) MiB")
