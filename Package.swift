// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]
// The core also compiles as Embedded Swift (.ci/check-core): no existentials, typed throws only.
let core: [SwiftSetting] =
  strict + [
    .strictMemorySafety(),
    .treatWarning("EmbeddedRestrictions", as: .error),
  ]

let package = Package(
  name: "khen",
  products: [
    .library(name: "Khen", targets: ["Khen"]),
    .executable(name: "khen", targets: ["KhenTool"]),
  ],
  targets: [
    .target(name: "KhenSource", swiftSettings: core),
    .target(name: "KhenSyntax", dependencies: ["KhenSource"], swiftSettings: core),
    .target(
      name: "KhenSemantics",
      dependencies: ["KhenSource", "KhenSyntax"],
      swiftSettings: core
    ),
    .target(
      name: "KhenEvaluation",
      dependencies: ["KhenSource", "KhenSyntax", "KhenSemantics"],
      swiftSettings: core
    ),
    .target(
      name: "KhenExplanation",
      dependencies: ["KhenSource", "KhenSyntax", "KhenSemantics", "KhenEvaluation"],
      swiftSettings: core
    ),
    .target(
      name: "KhenDossiers",
      dependencies: [
        "KhenSource", "KhenSyntax", "KhenSemantics", "KhenEvaluation", "KhenExplanation",
      ],
      swiftSettings: core
    ),
    .target(
      name: "KhenAnalysis",
      dependencies: [
        "KhenSource", "KhenSyntax", "KhenSemantics", "KhenEvaluation", "KhenExplanation",
        "KhenDossiers",
      ],
      swiftSettings: core
    ),
    // The system's own zlib, which a Swift toolchain needs as well.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .yum(["zlib-devel"])]),
    .target(
      name: "KhenCommandLine",
      dependencies: [
        "CZlib",
        "KhenSource", "KhenSyntax", "KhenSemantics", "KhenEvaluation", "KhenExplanation",
        "KhenDossiers", "KhenAnalysis",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Khen",
      dependencies: [
        "KhenSource", "KhenSyntax", "KhenSemantics", "KhenEvaluation", "KhenExplanation",
        "KhenDossiers",
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "KhenTool",
      dependencies: ["KhenCommandLine"],
      swiftSettings: strict
    ),

    .target(
      name: "KhenTestSupport",
      dependencies: ["KhenSource"],
      path: "Tests/KhenTestSupport",
      swiftSettings: strict
    ),
    .testTarget(
      name: "KhenSyntaxTests",
      dependencies: ["KhenSource", "KhenSyntax", "KhenTestSupport"],
      exclude: ["Corpus", "Golden"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "KhenEvaluationTests",
      dependencies: [
        "KhenSource", "KhenSyntax", "KhenSemantics", "KhenEvaluation", "KhenAnalysis",
        "KhenTestSupport",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "KhenDossiersTests",
      dependencies: [
        "KhenSource", "KhenSyntax", "KhenSemantics", "KhenEvaluation", "KhenExplanation",
        "KhenDossiers", "KhenTestSupport",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "KhenAnalysisTests",
      dependencies: [
        "KhenSource", "KhenSyntax", "KhenSemantics", "KhenEvaluation", "KhenExplanation",
        "KhenDossiers", "KhenAnalysis", "KhenTestSupport",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "KhenCommandLineTests",
      dependencies: [
        "CZlib",
        "KhenSource", "KhenSyntax", "KhenSemantics", "KhenEvaluation", "KhenExplanation",
        "KhenDossiers", "KhenAnalysis", "KhenCommandLine", "Khen", "KhenTestSupport",
      ],
      exclude: ["Golden"],
      swiftSettings: strict
    ),
  ]
)
