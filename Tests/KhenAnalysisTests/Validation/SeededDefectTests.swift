import KhenAnalysis
import KhenDossiers
import KhenSource
import KhenTestSupport
import Testing

/// Mistakes in a rule set that is clean without them.
@Suite struct SeededDefectTests {
  @Test func `a clean rule set is silent`() {
    let report = validated(SeededDefect.cleanRules)
    #expect(report.findings.map { $0.diagnostic.message.vi } == [])
  }

  @Test(arguments: SeededDefect.all)
  func `a seeded mistake is found at its place`(_ defect: SeededDefect) throws {
    let text = try #require(defect.rules)
    let report = validated(text)
    let found = report.findings.filter { $0.diagnostic.id.name == defect.id }
    let said = report.findings.map {
      "\($0.diagnostic.id.name) “\(report.text(of: $0).prefix(60))”: \($0.diagnostic.message.vi)"
    }
    #expect(found.contains { report.text(of: $0).hasPrefix(defect.place) }, "\(said)")
    if defect.hasWitness { #expect(found.allSatisfy { $0.example != nil }) }
  }

  @Test func `thresholds of two ranks that changed places are shown by who gets the wrong one`() {
    let versions = [("QĐ_1", 25, 15), ("QĐ_2", 20, 22)].map { instrument, first, third in
      """
      khen thưởng khen_nhất theo \(instrument) "Khen hạng Nhất" cho cá_nhân {
          điều kiện thâm_niên "Đủ thâm niên" căn cứ \(instrument) điều 2 { số_năm >= \(first) }
      }
      khen thưởng khen_ba theo \(instrument) "Khen hạng Ba" cho cá_nhân {
          điều kiện thâm_niên "Đủ thâm niên" căn cứ \(instrument) điều 3 { số_năm >= \(third) }
      }
      """
    }
    let report = validated(
      """
      văn bản QĐ_1 "Quy chế mẫu" { hiệu lực từ 01/01/2020 đến trước 01/01/2024 }
      văn bản QĐ_2 "Quy chế mẫu mới" { hiệu lực từ 01/01/2024 }
      hồ sơ cá_nhân "Cá nhân" { số_năm: số nguyên "Số năm công tác" }

      """ + versions.joined(separator: "\n") + "\n"
    )
    let found = report.findings.filter { $0.diagnostic.id.name == "threshold-order" }
    #expect(found.count == 1)
    #expect(
      found.first?.diagnostic.notes.map(\.vi) == [
        "hồ sơ này đạt ở “khen_nhất” mà không đạt ở “khen_ba”: { số_năm: 20 }, ngày xét 01/01/2024"
      ]
    )
  }
}

extension SeededDefect: CustomTestStringConvertible {
  /// What was done.
  public var testDescription: String { mistake }
}

extension ValidationReport {
  /// What a finding points at.
  func text(of finding: Finding) -> String {
    let range = finding.diagnostic.primary.range
    return sources[range.file]?.text(in: range) ?? "?"
  }
}
