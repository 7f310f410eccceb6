import KhenEvaluation
package import KhenSource
import KhenSemantics

extension Explainer {
  /// Explains that an award is not for a dossier: not for its kind, or without a version in effect
  /// on the day; says which versions there are.
  package func explainNotApplicable(
    award name: Name,
    kind: Int,
    date: Int,
    key: String,
    nominee: String
  ) -> Explanation {
    let versions = program.awards.filter { $0.name == name }
    var explanation = Explanation(
      award: versions.first?.name.text ?? name.text,
      awardLabel: versions.first?.label ?? name.text,
      version: nil,
      key: key,
      nominee: nominee,
      evaluationDate: date,
      verdict: .notApplicable
    )
    let ofKind = versions.filter { $0.subjects.contains(kind) }
    let text: Bilingual
    if ofKind.isEmpty {
      var kinds: [Bilingual] = []
      for subject in (versions.flatMap { $0.subjects }) {
        let label = Bilingual.same(program.records[subject].label).quoted
        if !kinds.contains(label) { kinds.append(label) }
      }
      let own = program.records[kind].label
      text =
        Bilingual(
          vi: "khen thưởng này không dành cho “" + own + "”, chỉ dành cho ",
          en: "this award is not for “" + own + "”, only for "
        ) + .either(kinds)
    } else {
      let day = DateText.day(date)
      var effects: [Bilingual] = []
      for version in ofKind {
        let label = program.versionText(version).label
        let vi = DateText.effect(version.effect, in: .vietnamese)
        let en = DateText.effect(version.effect, in: .english)
        let effect = Bilingual(vi: label + " (" + vi + ")", en: label + " (" + en + ")")
        // A version may be cut into parts.
        if !effects.contains(effect) { effects.append(effect) }
      }
      text =
        Bilingual(
          vi: "không có quy định nào có hiệu lực vào ngày " + day + "; hiện có: ",
          en: "no version is in effect on " + day + "; there are: "
        ) + .list(effects)
    }
    explanation.reasons = [Reason(node: "", subject: text, text: text)]
    return explanation
  }
}
