using System.Reflection;
using System.Xml.Linq;

namespace Flux2Gen.Runtime.Tests.PublicApi;

/// <summary>What the library tells trimmers to keep is there under that name.</summary>
public sealed class TrimmerDescriptorTests
{
    [Fact]
    public void Every_type_and_method_is_one_of_the_library()
    {
        Assembly library = typeof(FalClient).Assembly;
        XElement[] types = [.. XDocument.Load(library.GetManifestResourceStream("ILLink.Descriptors.xml")!).Descendants("type")];

        Assert.NotEmpty(types);
        Assert.All(types, type =>
        {
            Type found = library.GetType(type.Attribute("fullname")!.Value, throwOnError: true)!;
            string[] methods = [.. found.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Select(static method => method.Name)];
            Assert.All(type.Elements("method"), method => Assert.Contains(method.Attribute("name")!.Value, methods));
        });
    }
}
