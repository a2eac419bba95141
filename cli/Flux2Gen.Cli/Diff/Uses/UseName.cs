namespace Flux2Gen.Cli.Diff.Uses;

/// <summary>The names of uses.</summary>
internal static class UseName
{
    public static string New(string type) => $"new {type}";

    public static string Validate(string type) => $"{type} validate";

    public static string Read(string type, string property) => $"{type}.{property} read";

    /// <summary>Reading a number or truth value that may be null, with another in its stead.</summary>
    public static string ReadOrDefault(string type, string property) => $"{type}.{property} read-or-default";

    public static string Set(string type, string property) => $"{type}.{property} set";

    /// <summary>Setting a property from a variable that may be null.</summary>
    public static string SetNullable(string type, string property) => $"{type}.{property} set-nullable";

    public static string Deconstruct(string type) => $"{type} deconstruct";

    public static string FromTuple(string type) => $"{type} from-tuple";

    /// <summary>A static member: a value of an enum, or a preset of a union.</summary>
    public static string Get(string type, string member) => $"{type}.{member} get";

    public static string Wire(string type, string member) => $"{type}.Wire.{member} get";

    public static string Value(string type) => $"{type} value";

    public static string NewCase(string type, string name) => $"new {type}({name})";

    public static string Convert(string type, string name, string source) => $"{type} from {name} as {source}";

    public static string TryGet(string type, string name) => $"{type}.TryGet{name}";

    public static string Match(string type) => $"{type}.Match";

    public static string MatchInOrder(string type) => $"{type}.Match in-order";

    public static string NewSize(string type) => $"new {type}(width, height)";

    public static string ApiProperty(string endpoint) => $"FalApi.{endpoint}";

    public static string Call(string type, string method) => $"{type}.{method}";

    public static string Shortcut(string type, string method) => $"{type}.{method}(values)";

    public static string NamedShortcut(string type, string method) => $"{type}.{method}(named values)";
}
