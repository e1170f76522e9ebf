import Glibc

/// What a figure was measured on, and with.
package enum Machine {
    package static var description: String {
        let model =
            lines("/proc/cpuinfo").first { $0.hasPrefix("model name") }
            .map { $0.drop { $0 != ":" }.dropFirst(2) } ?? "unknown"
        let memory = lines("/proc/meminfo").first { $0.hasPrefix("MemTotal") } ?? ""
        return "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) × \(model), \(memory)"
    }

    /// Keeps memory between bursts as the served city does; call it before there are other threads.
    package static func keepMemory() {
        guard let symbol = dlsym(nil, "mallopt") else { return }
        let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        // M_TOP_PAD, M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX
        for (name, value) in [(-2, 16 << 20), (-1, 512 << 20), (-3, 32 << 20), (-8, 8)] {
            _ = mallopt(Int32(name), Int32(value))
        }
    }

    /// Resident memory in MiB.
    package static var resident: Int {
        let line = lines("/proc/self/status").first { $0.hasPrefix("VmRSS") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }

    /// Seconds of processor this process has used.
    package static var processorSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }

    private static func lines(_ path: String) -> [Substring] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
    }
}
