namespace Flux2Gen.Generator;

/// <summary>Names of the pipeline's steps, by which tests see what ran again.</summary>
internal static class TrackingNames
{
    public const string Settings = nameof(Settings);
    public const string ReadSpec = nameof(ReadSpec);
    public const string SplitSpec = nameof(SplitSpec);
    public const string Parts = nameof(Parts);
    public const string ParseSpec = nameof(ParseSpec);
    public const string Collisions = nameof(Collisions);
    public const string Model = nameof(Model);
    public const string Api = nameof(Api);
    public const string Diagnostics = nameof(Diagnostics);

    public static string[] All { get; } = [Settings, ReadSpec, SplitSpec, Parts, ParseSpec, Collisions, Model, Api, Diagnostics];
}
