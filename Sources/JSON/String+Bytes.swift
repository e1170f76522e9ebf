extension String {
    /// Whether both texts are the same UTF-8 bytes. `==` would also join texts that differ only
    /// in how accents are composed, which JSON keeps apart.
    @inline(__always)
    func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return other.utf8.withContiguousStorageIfAvailable { hasBytes($0) }
            ?? utf8.elementsEqual(other.utf8)
    }

    /// Whether `bytes` are this text in UTF-8.
    @inline(__always)
    func hasBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard utf8.count == bytes.count else { return false }
        return utf8.withContiguousStorageIfAvailable { $0.isIdentical(to: bytes) }
            ?? utf8.elementsEqual(bytes)
    }

    /// Feeds the UTF-8 bytes, so that texts with the same bytes hash alike.
    @inline(__always)
    func hashBytes(into hasher: inout Hasher) {
        let fed: Void? = utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if fed == nil { for byte in utf8 { hasher.combine(byte) } }
        hasher.combine(0xFF as UInt8)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Compares eight bytes at a time; both runs have the same length.
    @inline(__always)
    fileprivate func isIdentical(to other: UnsafeBufferPointer<UInt8>) -> Bool {
        let (own, their) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
        var place = 0
        while place &+ 8 <= own.count {
            let left = own.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard left == their.loadUnaligned(fromByteOffset: place, as: UInt64.self) else {
                return false
            }
            place &+= 8
        }
        while place < own.count {
            guard own[place] == their[place] else { return false }
            place &+= 1
        }
        return true
    }
}
