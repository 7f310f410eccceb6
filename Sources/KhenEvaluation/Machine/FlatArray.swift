/// Plain values side by side, whose memory a `FlatStorage` owns; every access is checked.
///
/// For the loops that read dossiers and run programs: unlike an array it is neither counted nor
/// asked whether it is shared. Holds only as long as its storage, so it is never stored longer
/// than one run. Public only so that other modules can compile it into their own loops.
@safe
@frozen
public struct FlatArray<Element: BitwiseCopyable> {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  /// How many values there are.
  public let count: Int

  /// Looks at memory that holds as many values.
  @unsafe
  @inlinable
  public init(base: UnsafeMutablePointer<Element>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// The value at a position below `count`.
  @inlinable
  public subscript(_ index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "outside of a flat array")
      return unsafe base[index]
    }
    @inline(__always) nonmutating set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "outside of a flat array")
      unsafe base[index] = newValue
    }
  }
}

/// Owns the memory of a `FlatArray`.
///
/// Public for the same reason.
@safe
public final class FlatStorage<Element: BitwiseCopyable> {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  /// How many values there are.
  public let count: Int

  /// Makes room for values, all the same.
  public init(repeating value: Element, count: Int) {
    self.count = count
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
    unsafe base.initialize(repeating: value, count: count)
  }

  deinit { unsafe base.deallocate() }

  /// The values; holds as long as the storage.
  @inlinable
  public var array: FlatArray<Element> {
    @inline(__always) get { unsafe FlatArray(base: base, count: count) }
  }

  /// Copies values to the beginning; there must be room for them.
  public func fill(_ values: [Element]) {
    precondition(values.count <= count, "outside of a flat array")
    unsafe values.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      unsafe base.update(from: first, count: buffer.count)
    }
  }

  /// The same values with more room behind them.
  public func grown(to count: Int, filling value: Element) -> FlatStorage<Element> {
    let result = FlatStorage(repeating: value, count: max(count, self.count))
    unsafe result.base.update(from: base, count: self.count)
    return result
  }
}

extension FlatStorage where Element: FixedWidthInteger {
  /// Keeps a copy of some numbers.
  public convenience init(_ values: [Element]) {
    self.init(repeating: 0, count: values.count)
    fill(values)
  }
}

extension FlatArray {
  /// Copies some values of other memory to a position.
  @inlinable
  @inline(__always)
  public func copy(from source: FlatArray, at first: Int, count: Int, to position: Int) {
    precondition(
      first >= 0 && count >= 0 && count <= source.count &- first
        && position >= 0 && count <= self.count &- position,
      "outside of a flat array"
    )
    unsafe (base + position).update(from: source.base + first, count: count)
  }

  /// The value at a position that is known to be below `count`; not checked.
  @unsafe
  @inlinable
  @inline(__always)
  public func uncheckedValue(at index: Int) -> Element {
    assert(UInt(bitPattern: index) < UInt(bitPattern: count))
    return unsafe base[index]
  }

  /// Writes at a position that is known to be below `count`; not checked.
  @unsafe
  @inlinable
  @inline(__always)
  public func setUnchecked(at index: Int, to value: Element) {
    assert(UInt(bitPattern: index) < UInt(bitPattern: count))
    unsafe base[index] = value
  }
}

extension FlatArray where Element == UInt8 {
  /// Eight bytes as one number, the first the least; all eight must be there.
  @inlinable
  @inline(__always)
  public func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count &- 8, "outside of a flat array")
    return UInt64(
      littleEndian: unsafe UnsafeRawPointer(base).loadUnaligned(
        fromByteOffset: index,
        as: UInt64.self
      )
    )
  }
}

extension FlatArray where Element == UInt8 {
  /// Whether one of the 64 bytes from a position on is a certain one; all must be there.
  @inlinable
  @inline(__always)
  public func contains(_ byte: UInt8, in64From index: Int) -> Bool {
    precondition(index >= 0 && index <= count &- 64, "outside of a flat array")
    let start = unsafe UnsafeRawPointer(base) + index
    let pattern = SIMD16<UInt8>(repeating: byte)
    let first = unsafe start.loadUnaligned(as: SIMD16<UInt8>.self) .== pattern
    let second = unsafe start.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self) .== pattern
    let third = unsafe start.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self) .== pattern
    let fourth = unsafe start.loadUnaligned(fromByteOffset: 48, as: SIMD16<UInt8>.self) .== pattern
    let found = (first .| second) .| (third .| fourth)
    let halves = unsafe unsafeBitCast(found, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }

  /// Sixteen bytes side by side; it is known that all are there, and not checked.
  @unsafe
  @inlinable
  @inline(__always)
  public func uncheckedVector(at index: Int) -> SIMD16<UInt8> {
    assert(index >= 0 && index <= count &- 16)
    return unsafe UnsafeRawPointer(base).loadUnaligned(
      fromByteOffset: index,
      as: SIMD16<UInt8>.self
    )
  }

  /// Appends the bytes of a range to others.
  public func append(_ range: Range<Int>, to bytes: inout [UInt8]) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside of a flat array")
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    )
  }

  /// Eight bytes as one number where it is known that all are there; not checked.
  @unsafe
  @inlinable
  @inline(__always)
  public func uncheckedWord(at index: Int) -> UInt64 {
    assert(index >= 0 && index <= count &- 8)
    return UInt64(
      littleEndian: unsafe UnsafeRawPointer(base).loadUnaligned(
        fromByteOffset: index,
        as: UInt64.self
      )
    )
  }
}

extension FlatArray {
  /// Looks at the values of an array, which are only read; nothing may be kept of them.
  @inlinable
  public static func with<Result>(
    _ values: [Element],
    _ body: (FlatArray<Element>) -> Result
  ) -> Result {
    unsafe values.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, buffer.count > 0 else {
        // No element of an empty array is ever reached: any memory stands for it.
        let none = UnsafeMutablePointer<Element>.allocate(capacity: 1)
        defer { unsafe none.deallocate() }
        return unsafe body(FlatArray(base: none, count: 0))
      }
      return unsafe body(
        FlatArray(base: UnsafeMutablePointer(mutating: base), count: buffer.count)
      )
    }
  }
}
