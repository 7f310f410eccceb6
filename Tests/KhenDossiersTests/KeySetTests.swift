import KhenDossiers
import KhenTestSupport
import Testing

/// The keys of the dossiers read so far.
@Suite struct `The set of keys` {
  @Test func `knows every key that was added and no other`() {
    var random = SplitMix64(seed: 30_112_026)
    var keys = DossierKeySet()
    var known: Set<String> = []
    for _ in 0..<30_000 {
      let key = "HS-\(Int.random(in: 0..<20_000, using: &random))"
      #expect(keys.contains(key) == known.contains(key))
      let isNew = keys.insert(key)
      #expect(isNew == known.insert(key).inserted)
      #expect(keys.contains(key))
    }
    #expect(!keys.contains("HS-20000"))
    #expect(!DossierKeySet().contains("HS-1"))
  }

  @Test func `takes hashes that differ in their last bits only`() {
    var keys = DossierKeySet()
    let hashes = Array(UInt64(1)...1000) + [.max]
    let first = hashes.map { keys.insert($0) }
    let second = hashes.map { keys.insert($0) }
    #expect(first.allSatisfy { $0 })
    #expect(!second.contains(true))
  }
}
