import KhenAnalysis
import KhenDossiers
import KhenSource

/// `khen validate --fix`: the safe fixes of a rule set, shown or written.
struct ValidateMending {
  /// The files as they are after mending.
  let files: [RuleSetLoader.File]
  private let old: [RuleSetLoader.File]
  private let run: FixRun
  private let context: CommandContext

  init(_ files: [RuleSetLoader.File], _ validation: Validation, _ context: CommandContext) {
    old = files
    self.context = context
    run = FixRun(files) { rules in
      validation.report(on: rules).findings.map { $0.diagnostic }
    }
    self.files = run.files
  }

  /// Shows what would change.
  func show() -> ExitCode {
    for (before, after) in zip(old, files) where before.bytes != after.bytes {
      let difference = UnifiedDifference(
        from: String(decoding: before.bytes, as: UTF8.self),
        to: String(decoding: after.bytes, as: UTF8.self)
      )
      context.output.write(
        difference.text(
          oldName: before.path + context.say("\t(hiện có)", "\t(as it is)"),
          newName: after.path + context.say("\t(sau khi sửa)", "\t(mended)"),
          style: context.outputStyle
        )
      )
    }
    context.output.flush()
    context.errors.write(summary(isWritten: false))
    return .done
  }

  /// Writes the files that changed, each as a whole, and says what was changed.
  func write(isQuiet: Bool) -> ExitCode {
    var exitCode = ExitCode.done
    for (before, after) in zip(old, files) where before.bytes != after.bytes {
      do throws(FileWritingError) {
        try FileSystem.replaceContents(of: after.path, with: after.bytes)
      } catch {
        context.report(error.message)
        exitCode = exitCode.combined(with: .wrongUsage)
      }
    }
    // Reports for machines stay alone on standard output.
    let sink = isQuiet ? context.errors : context.output
    for fix in run.applied { sink.write(line(fix, context.say("đã sửa", "mended"))) }
    let refusal = context.say("chưa sửa vì sẽ sinh lỗi khác", "left, it would lead to other errors")
    for fix in run.refused { sink.write(line(fix, refusal)) }
    if exitCode == .done { sink.write(summary(isWritten: true)) }
    return exitCode
  }

  private func line(_ fix: AppliedFix, _ lead: String) -> String {
    let id = DiagnosticRenderer.id(fix.diagnostic.id, context.language)
    return "\(fix.place): \(lead)[\(id)]: \(fix.title[context.language])\n"
  }

  private func summary(isWritten: Bool) -> String {
    let count = run.applied.count
    let changed = zip(old, files).count { $0.bytes != $1.bytes }
    guard count > 0 else {
      return context.say("không có chỗ nào sửa được tự động", "nothing can be mended unasked")
        + "\n"
    }
    return isWritten
      ? context.say(
        "đã sửa \(count) chỗ trong \(changed) tệp",
        "\(count) mended in \(changed) file\(changed == 1 ? "" : "s")"
      ) + "\n"
      : context.say(
        "sẽ sửa \(count) chỗ trong \(changed) tệp; để ghi: khen validate --fix",
        "\(count) can be mended in \(changed) file\(changed == 1 ? "" : "s"); to write:"
          + " khen validate --fix"
      ) + "\n"
  }
}
