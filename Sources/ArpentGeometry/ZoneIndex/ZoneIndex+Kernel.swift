import CArpentKernel

extension ZoneIndex {
  /// Sets of instructions that the lookup of many points is compiled for. Which of them is used
  /// changes no answer.
  package enum Kernel: Int, CaseIterable, Sendable {
    case plain, avx2, avx512

    /// The most able one that this processor runs.
    package static var best: Kernel { Kernel(arpent_best_kernel()) }

    /// All that this processor runs.
    package static var available: [Kernel] { allCases.filter { $0.rawValue <= best.rawValue } }

    init(_ kernel: arpent_kernel) { self = Kernel(rawValue: Int(kernel.rawValue)) ?? .plain }

    var code: arpent_kernel {
      switch self {
      case .plain: arpent_plain
      case .avx2: arpent_avx2
      case .avx512: arpent_avx512
      }
    }
  }

  /// ``locate(_:into:)`` by a kernel of the caller's choice, one that this processor runs.
  package func locate(
    _ points: Span<Coordinate>, into answers: inout MutableSpan<Location>, by kernel: Kernel
  ) {
    precondition(points.count == answers.count && kernel.rawValue <= Kernel.best.rawValue)
    withExtendedLifetime(memory) {
      points.withUnsafeBufferPointer { points in
        answers.withUnsafeMutableBufferPointer { answers in
          guard let from = points.baseAddress, let into = answers.baseAddress else { return }
          view.locate(from, points.count, into: into, kernel: kernel.code)
        }
      }
    }
  }
}
