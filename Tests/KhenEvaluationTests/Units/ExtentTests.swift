import KhenEvaluation
import Testing

@Suite struct `Extents` {
  static let greatest = Extent.point(Int64.max - 1)

  @Test func `a sum of known numbers that outgrows its limit is an error`() {
    let sum = Extent.sum(Self.greatest, .point(1))
    #expect(sum.isCertainlyError && sum.marks == .overflow)
    #expect(Extent.sum(Self.greatest, .point(0)) == Self.greatest)
    let product = Extent.product(.point(Int64.max / 2), .point(3))
    #expect(product.isCertainlyError)
    #expect(Extent.product(.point(Int64.max / 2), .point(2)) == .point(Int64.max - 1))
  }

  @Test func `a bound that outgrows its limit becomes endless and may be an error`() {
    let sum = Extent.sum(Extent(low: 0, high: Int64.max - 1), .point(1))
    #expect(sum.low == 1 && sum.high == Extent.endlessHigh)
    #expect(sum.marks == [.value, .overflow])
    let less = Extent.isLess(sum, .point(5), orEqual: false)
    #expect(less.canBeTrue && less.canBeFalse && less.canBeError)
  }

  @Test func `endless ends stay endless`() {
    #expect(Extent.anything.negated == .anything)
    #expect(Extent.sum(.anything, .point(5)) == .anything)
    #expect(Extent.product(.anything, .point(0)) == .point(0))
    let above = Extent(low: 3, high: Extent.endlessHigh)
    #expect(Extent.difference(.point(0), above) == Extent(low: Extent.endlessLow, high: -3))
    #expect(Extent.isLess(.point(2), above, orEqual: false).isCertainlyTrue)
    #expect(Extent.compareEnds(Extent.endlessLow, 1, Extent.endlessLow, 7) == 0)
    #expect(Extent.compareEnds(Extent.endlessHigh, 1, Int64.max - 1, 1) == 1)
  }

  @Test func `a quotient by zero is none, and by what may be zero may be none`() {
    #expect(Extent.quotient(.point(3), .point(0)).marks == .none)
    let possible = Extent.quotient(.point(6), Extent(low: 0, high: 3))
    #expect(possible.marks == [.value, .none])
    #expect(possible.low == 2 && possible.high == 6 && possible.scale == 1)
    let negative = Extent.quotient(.point(6), Extent(low: -3, high: -2))
    #expect(negative == Extent(low: -3, high: -2))
    let both = Extent.quotient(.point(6), Extent(low: -2, high: 3))
    #expect(both.low == -6 && both.high == 6 && both.marks.contains(.none))
  }

  @Test func `numbers of several denominators meet in a common one`() {
    let sum = Extent.sum(.point(14, scale: 12), .point(1))
    #expect(Extent.compare(sum.low, sum.scale, 26, 12) == 0)
    let equal = Extent.isEqual(.point(1, scale: 3), .point(2, scale: 6))
    #expect(equal.isCertainlyTrue)
    #expect(
      Extent.isLess(.point(1, scale: 3), .point(334, scale: 1_000), orEqual: false).isCertainlyTrue
    )
    #expect(Extent.aligned(.point(1, scale: Int64.max), .point(1, scale: Int64.max - 1)) == nil)
    #expect(Extent(low: 4, high: 8, scale: 12).reduced == Extent(low: 1, high: 2, scale: 3))
    #expect(Extent(low: 0, high: 0, scale: 12).reduced == .point(0))
  }

  @Test func `rounding goes up and down below zero too`() {
    let ten = Extent.point(10)
    #expect(Extent.rounded(.point(41), up: true, toMultipleOf: ten) == .point(50))
    #expect(Extent.rounded(.point(40), up: true, toMultipleOf: ten) == .point(40))
    #expect(Extent.rounded(.point(-41), up: true, toMultipleOf: ten) == .point(-40))
    #expect(Extent.rounded(.point(-41), up: false, toMultipleOf: ten) == .point(-50))
    #expect(Extent.rounded(Self.greatest, up: true, toMultipleOf: ten).isCertainlyError)
  }

  @Test func `false decides against an error, true does not`() {
    let error = Extent.error(.conflict)
    #expect(Extent.conjunction([.certainlyFalse, error]).isCertainlyFalse)
    #expect(Extent.conjunction([.certainlyTrue, error]).isCertainlyError)
    #expect(Extent.disjunction([.certainlyTrue, error]).isCertainlyTrue)
    #expect(Extent.disjunction([.certainlyFalse, error]).isCertainlyError)
    #expect(Extent.atLeast(2, of: [.certainlyTrue, .certainlyTrue, error]).isCertainlyTrue)
    #expect(Extent.atLeast(3, of: [.certainlyFalse, .certainlyTrue, error]).isCertainlyFalse)
    #expect(Extent.atLeast(2, of: [.certainlyFalse, .certainlyTrue, error]).isCertainlyError)
  }
}
