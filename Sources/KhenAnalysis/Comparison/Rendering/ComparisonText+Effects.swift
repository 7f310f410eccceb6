import KhenEvaluation
import KhenExplanation
import KhenSource

/// What a change does to verdicts and to real dossiers, as text.
extension ComparisonText {
  mutating func writeEffects() {
    guard let effects = report.effects else { return }
    line("")
    line(style.painted(say("Ảnh hưởng đến kết luận", "Effect on verdicts"), .bold))
    if effects.isEmpty {
      wrap(
        say(
          "Không khen thưởng nào có điều kiện, dữ kiện hay thời gian áp dụng khác trước.",
          "No award has other conditions, facts or days than before."
        ),
        indent: "  "
      )
      return
    }
    for effect in effects { write(effect) }
  }

  mutating func wrap(_ text: String, indent: String, lead: String? = nil) {
    TextLayout.append(
      text,
      to: &output,
      first: lead ?? indent,
      rest: indent,
      style: style
    )
  }

  private mutating func write(_ effect: AwardEffect) {
    let language = style.language
    wrap(EffectWords.heading(effect)[language], indent: "  ", lead: "")
    if let versions = EffectWords.versions(effect) { wrap(versions[language], indent: "    ") }
    if effect.flips.isEmpty {
      let mark = effect.conclusion == .equivalent ? "= " : "? "
      wrap(EffectWords.conclusion(effect)[language], indent: "    ", lead: "  " + mark)
    }
    for flip in effect.flips { write(flip) }
    if effect.conclusion != .equivalent {
      for direction in effect.excluded {
        wrap(
          say("không có hồ sơ nào ", "no dossier is ")
            + EffectWords.direction(direction)[language],
          indent: "    ",
          lead: "  = "
        )
      }
    }
    // Where nothing is known the conclusion says so already.
    if !effect.flips.isEmpty || !effect.excluded.isEmpty {
      for direction in effect.undecided {
        wrap(
          say("chưa rõ có hồ sơ nào ", "not known: whether a dossier is ")
            + EffectWords.direction(direction)[language],
          indent: "    ",
          lead: "  ? "
        )
      }
    }
    for note in effect.notes { wrap(note[language], indent: "    ", lead: "  · ") }
  }

  private mutating func write(_ flip: AwardEffect.Flip) {
    let language = style.language
    let verdicts = EffectWords.verdicts(flip.oldVerdict, flip.newVerdict)[language]
    let day = DateText.day(flip.date)
    wrap(
      style.painted(verdicts, flip.direction == .gained ? .green : .red)
        + say(" · hồ sơ làm chứng, ngày xét \(day):", " · witness, evaluated \(day):"),
      indent: "    ",
      lead: "  ! "
    )
    wrap(flip.data[language], indent: "      ")
    for clause in flip.clauses {
      wrap(
        say("vì ", "because of ") + EffectWords.clause(clause)[language],
        indent: "      ",
        lead: "    "
      )
    }
  }

  // MARK: - Dossiers

  mutating func writeFlips() {
    guard let flips = report.flips else { return }
    let language = style.language
    line("")
    line(
      style.painted(
        say("Hồ sơ", "Dossiers") + " · "
          + say("ngày xét ", "evaluated ") + DateText.day(flips.date),
        .bold
      )
    )
    wrap(FlipWords.summary(flips)[language], indent: "  ")
    for direction in flips.directions {
      wrap(
        EffectWords.verdicts(direction.old, direction.new)[language] + ": \(direction.count)",
        indent: "    ",
        lead: "  "
      )
    }
    if !flips.clauses.isEmpty {
      wrap(say("Theo điều:", "By clause:"), indent: "  ")
      for count in flips.clauses.prefix(ComparisonText.clausesShown) {
        wrap(
          "\(count.count) · " + FlipWords.clause(count)[language],
          indent: "      ",
          lead: "    "
        )
      }
    }
    for flip in flips.flips { write(flip) }
    let more = flips.flipCount - flips.flips.count
    if more > 0 {
      wrap(
        say("và \(more) kết quả nữa (--all để xem hết)", "and \(more) more results (--all)"),
        indent: "  "
      )
    }
  }

  /// How many clauses are counted one by one.
  private static let clausesShown = 12

  private mutating func write(_ flip: DossierFlip) {
    let language = style.language
    var head = flip.nominee.isEmpty ? flip.key : flip.nominee + " (" + flip.key + ")"
    if let place = flip.place?.textWithFile(in: language), !place.isEmpty {
      head += " · " + style.painted(place, .dim)
    }
    wrap(head, indent: "  ", lead: "  ")
    wrap(
      "“" + flip.awardLabel + "”: "
        + EffectWords.verdicts(flip.oldVerdict, flip.newVerdict)[language],
      indent: "      ",
      lead: "    "
    )
    for clause in flip.clauses {
      wrap(
        say("vì ", "because of ") + EffectWords.clause(clause)[language],
        indent: "        ",
        lead: "      "
      )
    }
    for error in flip.dataErrors {
      wrap(error.message[language], indent: "        ", lead: "      ")
    }
  }
}
