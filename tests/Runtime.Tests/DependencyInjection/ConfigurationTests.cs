using System.Globalization;
using System.Reflection;
using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Flux2Gen.Runtime.Tests.DependencyInjection;

public sealed class ConfigurationTests : ServiceTest
{
    [Fact]
    public void Everything_that_a_text_can_say_is_read()
    {
        Services.AddFalClient(Configuration(
            ("Fal:Key", Key),
            ("Fal:Hosts:Local", "http://127.0.0.1:5005"),
            ("Fal:Hosts:Rest", "https://rest.example"),
            ("Fal:NetworkTimeout", "00:00:30"),
            ("Fal:ValidateInput", "false"),
            ("Fal:UserAgent", "acme/1.0"),
            ("Fal:MaxResponseValues", "5000"),
            ("Fal:MaxErrorSize", "50000"),
            ("Fal:MaxDecompressionRatio", "50"),
            ("Fal:Retry:MaxRetries", "7"),
            ("Fal:Retry:BaseDelay", "00:00:02"),
            ("Fal:Retry:MaxDelay", "00:01:00"),
            ("Fal:Retry:MaxRetryAfter", "00:05:00"),
            ("Fal:Polling:InitialInterval", "00:00:00.250"),
            ("Fal:Polling:MaxInterval", "00:00:10"),
            ("Fal:Polling:BackoffFactor", "2.5")));

        Start();

        FalClientOptions options = Client.Transport.Options;
        Assert.Equal("http://127.0.0.1:5005/queue.fal.run", options.Hosts.Queue.AbsoluteUri);
        Assert.Equal("https://rest.example/", options.Hosts.Rest.AbsoluteUri);
        Assert.Equal(TimeSpan.FromSeconds(30), options.NetworkTimeout);
        Assert.False(options.ValidateInput);
        Assert.Equal("acme/1.0", options.UserAgent);
        Assert.Equal(5000, options.MaxResponseValues);
        Assert.Equal(50_000, options.MaxErrorSize);
        Assert.Equal(50, options.MaxDecompressionRatio);
        Assert.Equal(7, options.Retry.MaxRetries);
        Assert.Equal(TimeSpan.FromSeconds(2), options.Retry.BaseDelay);
        Assert.Equal(TimeSpan.FromMinutes(1), options.Retry.MaxDelay);
        Assert.Equal(TimeSpan.FromMinutes(5), options.Retry.MaxRetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(0.25), options.Polling.InitialInterval);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Polling.MaxInterval);
        Assert.Equal(2.5, options.Polling.BackoffFactor);
    }

    /// <summary>An option that is added later is not forgotten here: each that a text can say is one that a wrong text breaks.</summary>
    [Fact]
    public void No_option_is_forgotten()
    {
        IEnumerable<string> keys = Keys(typeof(FalClientOptions), "")
            .Concat(Keys(typeof(FalHosts), "Hosts:"))
            .Concat(Groups().SelectMany(static group => Keys(group.PropertyType, $"{group.Name}:")));
        foreach (string key in keys)
        {
            var section = (IConfigurationSection)Configuration(($"Fal:{key}", "\u0001")).GetSection("Fal");
            Exception? exception = Record.Exception(() =>
            {
                var options = new FalClientOptions { Credentials = FalCredentials.FromKey(Key) };
                FalClientConfiguration.Apply(section, options, "");
                options.Validate();
            });
            Assert.True(exception is not null, $"'{key}' is not read.");
        }
    }

    [Fact]
    public void What_is_not_there_stays_as_it_is()
    {
        Services.AddFalClient(Configuration(("Fal:Key", Key), ("Fal:UserAgent", ""), ("Fal:NetworkTimeout", null)));

        Assert.Equal(TimeSpan.FromSeconds(120), Client.Transport.Options.NetworkTimeout);
        Assert.Equal(FalHosts.Default, Client.Transport.Options.Hosts);
        Assert.Null(Client.Transport.Options.UserAgent);
    }

    [Fact]
    public void A_section_is_taken_as_it_is_and_code_has_the_last_word()
    {
        IConfigurationRoot configuration = Configuration(("Acme:Pictures:Key", Key), ("Acme:Pictures:NetworkTimeout", "infinite"), ("Acme:Pictures:Retry:MaxRetries", "1"));
        Services.AddFalClient(configuration.GetSection("Acme:Pictures"), static options => options.Retry.MaxRetries = 2);

        Assert.Equal(Timeout.InfiniteTimeSpan, Client.Transport.Options.NetworkTimeout);
        Assert.Equal(2, Client.Transport.Options.Retry.MaxRetries);
    }

    [Theory]
    [InlineData("NetworkTimeout", "30", "The setting 'Fal:NetworkTimeout' must be a time such as 00:02:00, or 'infinite'.")]
    [InlineData("Retry:BaseDelay", "soon", "The setting 'Fal:Retry:BaseDelay' must be a time such as 00:02:00, or 'infinite'.")]
    [InlineData("Retry:MaxRetries", "4.5", "The setting 'Fal:Retry:MaxRetries' must be a whole number.")]
    [InlineData("Polling:BackoffFactor", "1,5x", "The setting 'Fal:Polling:BackoffFactor' must be a number such as 1.5.")]
    [InlineData("ValidateInput", "yes", "The setting 'Fal:ValidateInput' must be true or false.")]
    [InlineData("Hosts:Queue", "queue.fal.run", "The setting 'Fal:Hosts:Queue' must be an address such as https://fal.run.")]
    [InlineData("Hosts:Queue", "http://queue.fal.run", "FalClientOptions.Hosts.Queue must be an https address, or http to this machine, without a query.")]
    [InlineData("Key", "Key with:a space", "The fal API key has white space or other characters in it that no key has: copy it again from https://fal.ai/dashboard/keys, as one 'id:secret' without the word 'Key'.")]
    [InlineData("Key", "  ", "There is no fal API key: set 'Fal:Key' in the configuration, or the environment variable FAL_KEY, to one from https://fal.ai/dashboard/keys.")]
    public void A_wrong_value_ends_the_start_in_one_sentence(string key, string value, string message)
    {
        Dictionary<string, string?> settings = new() { ["Fal:Key"] = Key, [$"Fal:{key}"] = value };
        Services.AddFalClient(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

        Assert.Equal(message, StartupFailure());
    }

    [Fact]
    public void A_culture_does_not_change_what_is_read()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.ReadOnly(new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } });
            Services.AddFalClient(Configuration(("Fal:Key", Key), ("Fal:Polling:BackoffFactor", "1.25")));

            Assert.Equal(1.25, Client.Transport.Options.Polling.BackoffFactor);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_key_that_is_changed_while_the_program_runs_is_used_from_then_on()
    {
        IConfigurationRoot configuration = Configuration(("Fal:Key", Key));
        Services.AddFalClient(configuration).ConfigurePrimaryHttpMessageHandler(() => Server);
        Server.Answer(200, "{}").Answer(200, "{}");

        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);
        configuration["Fal:Key"] = OtherKey;
        await Client.Endpoint("acme/model").RunAsync(FalTest.Input);

        Assert.Equal([$"Key {Key}", $"Key {OtherKey}"], Server.Requests.Select(request => request.Header("Authorization")));
    }

    /// <summary>Delegates that configure options must be able to set each, and a client must have a copy of its own of each that can change.</summary>
    [Fact]
    public void Every_option_can_be_set_and_is_copied()
    {
        IEnumerable<PropertyInfo> all = typeof(FalClientOptions).GetProperties().Concat(ChangingGroups().SelectMany(static group => group.PropertyType.GetProperties()));
        var options = new FalClientOptions();
        FalClientOptions copy = options.Copy();

        Assert.All(all, static property => Assert.DoesNotContain(
            typeof(System.Runtime.CompilerServices.IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
        Assert.All(ChangingGroups(), group => Assert.NotSame(group.GetValue(options), group.GetValue(copy)));
    }

    /// <summary>The options that are made of options.</summary>
    private static IEnumerable<PropertyInfo> Groups() =>
        typeof(FalClientOptions).GetProperties().Where(static property => property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal));

    /// <summary>Those of them that can be changed as they stand; a record is replaced by a copy.</summary>
    private static IEnumerable<PropertyInfo> ChangingGroups() => Groups().Where(static group => group.PropertyType.GetMethod("<Clone>$") is null);

    private static IEnumerable<string> Keys(Type type, string prefix) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.PropertyType.IsValueType || property.PropertyType == typeof(string) || property.PropertyType == typeof(Uri))
        .Select(property => prefix + property.Name);
}
