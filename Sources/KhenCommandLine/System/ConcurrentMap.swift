import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension Array where Element: Sendable {
  /// What becomes of each element, in their order; worked out on all processors.
  ///
  /// Each thread has as much stack as the first one of a program, for work that recurs as deep as
  /// `Limits.nestingDepth`. For work that takes longer than starting a thread, some 50 µs.
  package func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Int, Element) -> Result
  ) -> [Result] {
    let work = MapWork(count: count, as: Result.self)
    withoutActuallyEscaping(transform) { transform in
      work.perform(on: Swift.min(count, SystemProcessors.count)) { transform($0, self[$0]) }
    }
    return work.results
  }
}

/// Indices that threads take one after the other, and what they made of them.
private final class MapWork<Result: Sendable>: Sendable {
  private let count: Int
  private let next = Atomic(0)
  private let slots: Mutex<[Result?]>

  init(count: Int, as type: Result.Type) {
    self.count = count
    slots = Mutex([Result?](repeating: nil, count: count))
  }

  var results: [Result] { slots.withLock { $0.compactMap { $0 } } }

  /// Does all of the work; returns when every thread is done.
  func perform(on threadCount: Int, _ body: @escaping @Sendable (Int) -> Result) {
    let loop: @Sendable () -> Void = { [self] in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = body(index)
        slots.withLock { $0[index] = result }
      }
    }
    // A thread that cannot be started is done without: this one does what is left.
    let others = (1..<Swift.max(1, threadCount)).compactMap { _ in DeepThread(loop) }
    loop()
    for thread in others { thread.join() }
  }
}

/// A thread with a stack of its own size: those of dispatch queues are small on some systems.
private struct DeepThread {
  /// The usual size of the first thread's stack, in bytes.
  private static let stackSize = 8 << 20

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private let thread: pthread_t

  /// Starts; nothing where the system gives no thread.
  init?(_ run: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, DeepThread.stackSize)
    let body = Unmanaged.passRetained(Body(run))
    #if canImport(Darwin)
    var started: pthread_t?
    let status = pthread_create(&started, &attributes, { DeepThread.enter($0) }, body.toOpaque())
    #else
    var started = pthread_t()
    let status = pthread_create(&started, &attributes, { DeepThread.enter($0) }, body.toOpaque())
    #endif
    guard status == 0 else {
      body.release()
      return nil
    }
    #if canImport(Darwin)
    guard let started else { return nil }
    #endif
    thread = started
  }

  func join() { pthread_join(thread, nil) }

  private static func enter(_ body: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let body else { return nil }
    Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
    return nil
  }
}
