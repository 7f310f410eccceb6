#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs another program and waits for it, without a shell.
enum Subprocess {
  /// What a program left behind.
  struct Outcome {
    /// Its exit code; 127 where it could not be started.
    var exitCode: Int32
    /// Bytes of its standard output.
    var output: [UInt8]
    /// Its standard error as text.
    var errorText: String
  }

  /// Runs a program of the search path with arguments; it reads nothing.
  ///
  /// Standard error is read after standard output, so it must stay small, as that of git does.
  static func run(
    _ name: String,
    _ arguments: [String],
    environment: [String: String]
  ) -> Outcome {
    let failure = Outcome(exitCode: 127, output: [], errorText: "")
    guard let output = pipe(), let errors = pipe() else { return failure }
    var actions = emptyActions()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.write, STDERR_FILENO)
    for descriptor in [output.read, output.write, errors.read, errors.write] {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var words = ([name] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer {
      for word in words { free(word) }
      for variable in variables { free(variable) }
    }
    var process = pid_t()
    let status = posix_spawnp(&process, name, &actions, nil, &words, &variables)
    _ = close(output.write)
    _ = close(errors.write)
    defer {
      _ = close(output.read)
      _ = close(errors.read)
    }
    guard status == 0 else { return failure }
    let outputBytes = allBytes(of: output.read)
    let errorBytes = allBytes(of: errors.read)
    var result: Int32 = 0
    while waitpid(process, &result, 0) < 0, errno == EINTR {}
    // A program that was stopped by a signal has no exit code of its own.
    let exitCode = result & 0x7F == 0 ? (result >> 8) & 0xFF : 128
    return Outcome(
      exitCode: exitCode,
      output: outputBytes,
      errorText: String(decoding: errorBytes, as: UTF8.self)
    )
  }

  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [0, 0]
    guard posixPipe(&ends) == 0 else { return nil }
    return (ends[0], ends[1])
  }

  private static func allBytes(of descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = FileSystem.read(descriptor) { bytes.append(contentsOf: piece) }
    return bytes
  }

  #if canImport(Darwin)
  private static func emptyActions() -> posix_spawn_file_actions_t? { nil }
  #else
  private static func emptyActions() -> posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
  #endif
}

// The name `pipe` inside `Subprocess` means its own function.
private func posixPipe(_ ends: inout [Int32]) -> Int32 { pipe(&ends) }
