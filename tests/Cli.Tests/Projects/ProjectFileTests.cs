using System.Text;
using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Specs.Projects;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Projects;

public sealed class ProjectFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_item_comes_beside_others_of_its_kind_and_the_rest_stays_as_it_is() => Assert.Equal(
        """
        <Project   Sdk='Microsoft.NET.Sdk'>
        	<!-- <PackageReference Include="Not" /> -->
        	<ItemGroup Condition="'$(X)' == '1'">
        		<PackageReference Include="Other" Version="1.0" />
        	</ItemGroup>
        	<ItemGroup>
        		<ADD />
        		<PackageReference Include="Some"
        		                  Version="1.0"></PackageReference>
        	</ItemGroup>
        </Project>
        """,
        Add("""
        <Project   Sdk='Microsoft.NET.Sdk'>
        	<!-- <PackageReference Include="Not" /> -->
        	<ItemGroup Condition="'$(X)' == '1'">
        		<PackageReference Include="Other" Version="1.0" />
        	</ItemGroup>
        	<ItemGroup>
        		<PackageReference Include="Some"
        		                  Version="1.0"></PackageReference>
        	</ItemGroup>
        </Project>
        """));

    [Theory]
    [InlineData("<Project>\n  <PropertyGroup />\n</Project>\n", "<Project>\n  <PropertyGroup />\n\n  <ItemGroup>\n    <ADD />\n  </ItemGroup>\n</Project>\n")]
    [InlineData("<Project>\n\n    <PropertyGroup />\n\n</Project>\n", "<Project>\n\n    <PropertyGroup />\n\n    <ItemGroup>\n        <ADD />\n    </ItemGroup>\n\n</Project>\n")]
    [InlineData("<Project>\r\n\t<PropertyGroup />\r\n</Project>", "<Project>\r\n\t<PropertyGroup />\r\n\r\n\t<ItemGroup>\r\n\t\t<ADD />\r\n\t</ItemGroup>\r\n</Project>")]
    [InlineData("<Project></Project>", "<Project>\n  <ItemGroup>\n    <ADD />\n  </ItemGroup>\n</Project>")]
    [InlineData("<?xml version=\"1.0\"?>\n<Project><PropertyGroup/></Project>", "<?xml version=\"1.0\"?>\n<Project><PropertyGroup/>\n  <ItemGroup>\n    <ADD />\n  </ItemGroup>\n</Project>")]
    public void Without_others_of_its_kind_it_gets_a_group_in_the_style_of_the_file(string before, string after) => Assert.Equal(after, Add(before));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_byte_order_mark_stays_as_it_was(bool hasMark)
    {
        string path = Path.Combine(_folder.Path, "a.csproj");
        File.WriteAllText(path, "<Project>\n  <!-- ä -->\n</Project>", new UTF8Encoding(hasMark));
        ProjectFile project = ProjectFile.Read(path);
        project.AddItem("PackageReference", "<ADD />");
        project.Save();

        Assert.Equal(hasMark, File.ReadAllBytes(path).AsSpan().StartsWith("\uFEFF"u8));
        Assert.Contains("ä", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_nothing_was_added_to_is_not_written()
    {
        string path = _folder.Write("a.csproj", "<Project />");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        ProjectFile.Read(path).Save();
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Project>")]
    [InlineData("<html></html>")]
    [InlineData("<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><Project>&y;</Project>")]
    public void What_is_no_project_is_said(string text) => Assert.Throws<StoreException>(() => ProjectFile.Read(_folder.Write("a.csproj", text)));

    private string Add(string text)
    {
        ProjectFile project = ProjectFile.Read(_folder.Write("a.csproj", text));
        project.AddItem("PackageReference", "<ADD />");
        return project.Text;
    }
}
