namespace Flux2Gen.Cli.Tests.Support;

/// <summary>C# of models that are right and wrong in known ways.</summary>
internal static class SampleModels
{
    public const string Faithful = Start + """
        static Model Flux2Gen.IFalModel<Model>.ReadJson(ref System.Text.Json.Utf8JsonReader reader) =>
            new Model { Json = System.Text.Json.JsonElement.ParseValue(ref reader) };
        static void Flux2Gen.IFalModel<Model>.WriteJson(System.Text.Json.Utf8JsonWriter writer, Model value) =>
            value.Json.WriteTo(writer);
        }
        """;

    public const string Forgetful = Start + """
        static Model Flux2Gen.IFalModel<Model>.ReadJson(ref System.Text.Json.Utf8JsonReader reader) =>
            new Model { Json = System.Text.Json.JsonElement.ParseValue(ref reader) };
        static void Flux2Gen.IFalModel<Model>.WriteJson(System.Text.Json.Utf8JsonWriter writer, Model value)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        }
        """;

    public const string Throwing = Start + """
        static Model Flux2Gen.IFalModel<Model>.ReadJson(ref System.Text.Json.Utf8JsonReader reader) =>
            throw new System.InvalidOperationException("cannot");
        static void Flux2Gen.IFalModel<Model>.WriteJson(System.Text.Json.Utf8JsonWriter writer, Model value)
        {
        }
        }
        """;

    public const string NoModel = "public sealed class Model { }";

    public const string Broken = "public sealed class Model { int x = \"no\"; }";

    public const string Unclean = "public sealed class Model { private int _unused; }";

    private const string Start = """
        public sealed class Model : Flux2Gen.IFalModel<Model>
        {
            public System.Text.Json.JsonElement Json { get; init; }

        """;
}
