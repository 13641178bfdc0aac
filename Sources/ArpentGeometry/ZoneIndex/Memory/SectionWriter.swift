/// Writes the parts of an index to the places laid out for them. Bounds: a section's count is the sum
/// of what is written to it, and each part's place is the sum of those before it.
struct SectionWriter: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let header: IndexHeader

  func put<T: BitwiseCopyable>(_ values: [T], section: IndexHeader.Section, at index: Int) {
    precondition(index + values.count <= Int(section.count))
    values.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress {
        (base + Int(section.offset) + index * MemoryLayout<T>.stride)
          .copyMemory(from: start, byteCount: bytes.count)
      }
    }
  }

  func put(_ edges: Slab<Edge>, range: Range<Int>, section: IndexHeader.Section) {
    precondition(range.upperBound <= min(edges.count, Int(section.count)))
    let stride = MemoryLayout<Edge>.stride
    (base + Int(section.offset) + range.lowerBound * stride)
      .copyMemory(from: edges.base + range.lowerBound, byteCount: range.count * stride)
  }

  func put(_ band: BandOutput, at places: IndexBuilder.Places) {
    let crowds = places.crowds
    func moved(_ entries: [CellEntry]) -> [CellEntry] {
      entries.map { $0.moved(leaves: places.leaves, splits: places.splits, crowds: crowds) }
    }
    put(moved(band.blocks), section: header.entries, at: places.blocks)
    put(moved(band.splits), section: header.entries, at: places.splits)
    put(band.leaves.words, section: words(header.leaves), at: places.leaves / 8)
    put(band.edgeLists, section: header.edgeLists, at: places.lists)
    put(band.crowds, section: header.crowds, at: crowds)
    // Leaves say where their edge lists are, counted from the start of the band.
    let leaves = base + Int(header.leaves.offset) + places.leaves
    for offset in band.leafOffsets {
      let place = leaves + Int(offset) * CellEntry.leafUnit + 4
      place.storeBytes(
        of: place.load(as: UInt32.self) + UInt32(places.lists), as: UInt32.self)
    }
  }

  private func words(_ section: IndexHeader.Section) -> IndexHeader.Section {
    IndexHeader.Section(offset: section.offset, count: (section.count + 7) / 8)
  }
}
