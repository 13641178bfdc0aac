/// Gathers the rows of a crosswalk as they are found. A source without a row is wholly outside.
struct CrosswalkBuilder {
  private let ground: SharedGround
  private let method: Crosswalk.Method
  private let sharesOutOutside: Bool
  private var methods: [Crosswalk.Method]
  private var rows: [[Crosswalk.Entry]]
  private var outside: [Double]
  private var weights: [Double?]
  private var sharedOut: [Int: Double] = [:]

  init(_ ground: SharedGround, method: Crosswalk.Method, sharesOutOutside: Bool) {
    self.ground = ground
    self.method = method
    self.sharesOutOutside = sharesOutOutside
    let count = ground.sources.count
    methods = Array(repeating: method, count: count)
    rows = Array(repeating: [], count: count)
    outside = Array(repeating: 1, count: count)
    weights = Array(repeating: nil, count: count)
  }

  mutating func set(_ source: Int, _ method: Crosswalk.Method, _ row: WeighedRow) {
    let (entries, out, shared) = row.entries(
      ground.pieces[source], sharingOutOutside: sharesOutOutside)
    methods[source] = method
    rows[source] = entries
    outside[source] = out
    weights[source] = method == .addresses || method == .population ? row.total : nil
    if shared > 0 { sharedOut[source] = shared }
  }

  /// The source goes to one target as it is, or to none.
  mutating func setWhole(_ source: Int, to target: Int?, sharedArea: Double) {
    methods[source] = .whole
    rows[source] =
      target.map { [Crosswalk.Entry(target: $0, share: 1, sharedArea: sharedArea)] } ?? []
    outside[source] = target == nil ? 1 : 0
    weights[source] = nil
  }

  consuming func finish() -> Crosswalk {
    Crosswalk(
      method: method, rows: rows, outside: outside, sourceAreas: ground.sourceAreas,
      targetAreas: ground.targetAreas, sharedOut: sharedOut, methods: methods,
      sourceWeights: weights)
  }
}
