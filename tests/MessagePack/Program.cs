// Reads a line of JSON for each value, {"json":text} or {"hex":bytes}, and writes the other form as a line.
using System.Text;
using System.Text.Json;
using Flux2Gen.Realtime.MessagePack;

while (Console.In.ReadLine() is { } line)
{
    using JsonDocument asked = JsonDocument.Parse(line);
    Console.Out.WriteLine(asked.RootElement.TryGetProperty("json", out JsonElement json)
        ? Convert.ToHexStringLower(JsonToMessagePack.Convert(Encoding.UTF8.GetBytes(json.GetString()!)).Span)
        : Encoding.UTF8.GetString(MessagePackToJson.Convert(Convert.FromHexString(asked.RootElement.GetProperty("hex").GetString()!)).Utf8.Span));
}
