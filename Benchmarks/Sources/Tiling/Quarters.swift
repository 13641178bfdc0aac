/// Cuts the country into cells, each a zone's ground: the fullest cell is split until there are
/// enough of them.
struct Quarters {
  private var whole: Set<Cell> = []
  private(set) var communes: [Cell] = []

  init(columns: Int, rows: Int, count: Int, seed: UInt64) {
    let width = columns * Cell.baseSize
    let height = rows * Cell.baseSize
    let coast = Coast(width: width, height: height, seed: seed)
    let perBase = Cell.baseSize / Cell.communeSize
    let population = Population(
      width: width, height: height, communes: columns * rows * perBase * perBase, seed: seed)
    var fullest = FullestFirst()
    // By base cell, then within it: neighbours in the list are neighbours on the ground.
    for row in 0..<rows {
      for column in 0..<columns {
        let base = Cell(x: column * Cell.baseSize, y: row * Cell.baseSize, size: Cell.baseSize)
        for commune in base.children.flatMap(\.children) where coast.holds(commune) {
          communes.append(commune)
          whole.insert(commune)
          fullest.push(commune, population.people(in: commune))
        }
      }
    }
    while whole.count < count, let cell = fullest.pop() {
      whole.remove(cell)
      for child in cell.children {
        whole.insert(child)
        if child.size > 1 { fullest.push(child, population.people(in: child)) }
      }
    }
  }

  func isWhole(_ cell: Cell) -> Bool { whole.contains(cell) }

  var cells: Set<Cell> { whole }
}

/// A binary heap of cells by the people in them.
private struct FullestFirst {
  private var entries: [(cell: Cell, people: Double)] = []

  mutating func push(_ cell: Cell, _ people: Double) {
    entries.append((cell, people))
    var child = entries.count - 1
    while child > 0, entries[(child - 1) / 2].people < entries[child].people {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Cell? {
    guard let top = entries.first else { return nil }
    let last = entries.removeLast()
    if entries.isEmpty { return top.cell }
    entries[0] = last
    var parent = 0
    while true {
      var child = parent * 2 + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count, entries[child + 1].people > entries[child].people { child += 1 }
      if entries[parent].people >= entries[child].people { break }
      entries.swapAt(parent, child)
      parent = child
    }
    return top.cell
  }
}
