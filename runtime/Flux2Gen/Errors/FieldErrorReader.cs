using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.Errors;

/// <summary>Reads what an error says of each part of an input: FastAPI's lists, the <c>errors</c> of RFC 9457, and their relatives.</summary>
/// <param name="input">The texts of the input, to be taken out of what is said; <see langword="null"/> if they are not known.</param>
internal sealed class FieldErrorReader(InputTexts? input)
{
    private const int MaximumDepth = 4;

    private static readonly string[] Lists = ["errors", "violations", "field_errors", "fieldErrors", "validation_errors", "invalid_params", "invalid-params", "issues", "details"];

    private static readonly string[] Places = ["loc", "path", "field", "pointer", "param", "parameter", "property", "name"];

    /// <summary>Reads the entries.</summary>
    /// <param name="root">The error.</param>
    /// <param name="isWhole">Whether it is all there. The last entry of an error that broke off may lack its words.</param>
    public List<FalFieldError> Read(JsonElement root, bool isWhole)
    {
        var fields = new List<FalFieldError>();
        if (root.ValueKind == JsonValueKind.Array)
        {
            AddList(fields, root, isWhole: false);
            return fields;
        }

        JsonElement? detail = root.Member("detail");
        foreach (JsonElement container in new[] { root, detail, root.Member("error") }.OfType<JsonElement>())
        {
            AddLists(fields, container, isWhole);
            if (fields.Count > 0)
            {
                return fields;
            }
        }

        if (detail is { ValueKind: JsonValueKind.String } text)
        {
            if (ErrorWords.Of(text) is { } words)
            {
                fields.Add(new FalFieldError { Path = "", Message = Say(words) });
            }
        }
        else if (detail is { ValueKind: JsonValueKind.Object } one && Array.Exists(Places, place => one.Member(place) is not null) && ErrorWords.Of(one) is not null)
        {
            fields.Add(ReadField(one));
        }
        else if (IsFieldLists(root))
        {
            AddNamed(fields, root, "", MaximumDepth);
        }

        return fields;
    }

    /// <summary>Whether an object has nothing but lists of words, each by the name of a field.</summary>
    private static bool IsFieldLists(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && ErrorWords.Of(root) is null
        && root.EnumerateObject().All(static member => member.Value.ValueKind == JsonValueKind.Array
            && member.Value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String));

    private void AddLists(List<FalFieldError> fields, JsonElement container, bool isWhole)
    {
        if (container.Member("detail") is { ValueKind: JsonValueKind.Array } detail)
        {
            AddList(fields, detail, isWhole);
        }

        foreach (string name in Lists)
        {
            if (fields.Count > 0 || container.Member(name) is not { } list)
            {
                continue;
            }

            if (list.ValueKind == JsonValueKind.Array)
            {
                AddList(fields, list, isWhole);
            }
            else if (name is not "details" && list.ValueKind == JsonValueKind.Object && list.Text("message") is null)
            {
                AddNamed(fields, list, "", MaximumDepth);
            }
        }
    }

    private void AddList(List<FalFieldError> fields, JsonElement list, bool isWhole)
    {
        if (IsPair(list))
        {
            fields.Add(ReadField(list));
            return;
        }

        foreach (JsonElement item in list.EnumerateArray())
        {
            if (isWhole || ErrorWords.Of(item) is not null)
            {
                fields.Add(ReadField(item));
            }
        }
    }

    /// <summary>Adds the entries of an object whose names are those of the input.</summary>
    private void AddNamed(List<FalFieldError> fields, JsonElement errors, string path, int depth)
    {
        foreach (JsonProperty member in errors.EnumerateObject())
        {
            string name = FieldPath.Append(path, InputTexts.OneLine(member.SafeName(), input, 100));
            JsonElement value = member.Value;
            if (name == "input")
            {
                continue;
            }

            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement item in value.EnumerateArray())
                {
                    AddNamed(fields, name, item);
                }
            }
            else if (value.ValueKind == JsonValueKind.Object && ErrorWords.Of(value) is null && depth > 0)
            {
                AddNamed(fields, value, name, depth - 1);
            }
            else
            {
                AddNamed(fields, name, value);
            }
        }
    }

    private void AddNamed(List<FalFieldError> fields, string path, JsonElement said)
    {
        if (ErrorWords.Of(said) is { } words)
        {
            fields.Add(new FalFieldError { Path = path, Location = [path], Message = Say(words), Type = FalErrorType.From(InputTexts.Name(ErrorWords.TypeOf(said), input)) });
        }
    }

    /// <summary>Whether a list is one entry: a place and words about it.</summary>
    private static bool IsPair(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 2
        && list[0] is { ValueKind: JsonValueKind.Array } place && list[1].ValueKind == JsonValueKind.String
        && place.GetArrayLength() > 0 && place.EnumerateArray().All(static segment => segment.ValueKind is JsonValueKind.String or JsonValueKind.Number);

    /// <summary>Reads one entry, except for its <c>input</c>, which can be all of a private or huge input.</summary>
    private FalFieldError ReadField(JsonElement item)
    {
        bool isPair = IsPair(item);
        (string path, IReadOnlyList<string> location) = FieldPath.Read(isPair ? item[0] : FindPlace(item), input);
        string? type = InputTexts.Name(item.Text("type") ?? ErrorWords.TypeOf(item), input);
        return new FalFieldError
        {
            Path = path,
            Location = location,
            Message = Say(ErrorWords.Of(isPair ? item[1] : item) ?? type ?? "is not valid"),
            Type = FalErrorType.From(type),
            Context = item.Member("ctx") is { } context ? new FalErrorContext(context.Clone()) : FalErrorContext.Empty,
        };
    }

    private static JsonElement? FindPlace(JsonElement item)
    {
        foreach (string name in Places)
        {
            if (item.Member(name) is { ValueKind: JsonValueKind.Array or JsonValueKind.String } place)
            {
                return place;
            }
        }

        return item.Member("source") is { } source ? source.Member("pointer") ?? source.Member("parameter") : null;
    }

    private string Say(string words) => InputTexts.OneLine(words, input);
}
