using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>An output with a required number, such as the generator emits.</summary>
internal sealed record SeedOutput : IFalModel<SeedOutput>
{
    private static readonly FalMemberNames Names = new("seed");

    public required long Seed { get; init; }

    public static SeedOutput ReadJson(ref Utf8JsonReader reader)
    {
        long? seed = null;
        var members = new FalMemberReader(Names);
        while (members.Next(ref reader))
        {
            seed = members.ReadInt64(ref reader);
        }

        return new SeedOutput { Seed = seed ?? members.Empty<long>(0) };
    }

    public static void WriteJson(Utf8JsonWriter writer, SeedOutput value) => throw new NotSupportedException();
}
