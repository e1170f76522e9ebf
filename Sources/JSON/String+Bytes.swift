extension String {
    /// Whether both texts are the same UTF-8 bytes. `==` would also join texts that differ only
    /// in how accents are composed, which JSON keeps apart.
    @inline(__always)
    func hasSameBytes(as other: String) -> Bool {
        let (left, right) = (utf8, other.utf8)
        guard left.count == right.count else { return false }
        let same: Bool?? = left.withContiguousStorageIfAvailable { own in
            right.withContiguousStorageIfAvailable { their in own.elementsEqual(their) }
        }
        return (same ?? nil) ?? left.elementsEqual(right)
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
