using System.Globalization;
using System.Reflection;
using Flux2Gen.Runtime.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.AspNetCore;

/// <summary>Users filter by the ids of log messages, so none is ever given to another message.</summary>
public sealed class EventTests
{
    private static readonly LoggerMessageAttribute[] Messages =
    [
        .. typeof(FalWebhookVerifier).Assembly.GetType("Flux2Gen.Webhooks.LogMessages", throwOnError: true)!.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Concat(typeof(FalWebhookEndpointRouteBuilderExtensions).Assembly.GetType("Flux2Gen.AspNetCore.LogMessages", throwOnError: true)!.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .OrderBy(message => message.EventId),
    ];

    [Fact]
    public void Events_keep_their_ids() => Assert.Equal(
        [
            "41 KeysFetched", "42 KeysNotFetched", "51 WebhookHandled", "52 WebhookRefused", "53 WebhookNotChecked", "54 WebhookHandlerFailed", "55 WebhookNotUnderstood", "56 WebhookTooLarge",
            "57 WebhookNotRead", "58 WebhookDeferred",
        ],
        Messages.Select(message => $"{message.EventId.ToString(CultureInfo.InvariantCulture)} {message.EventName}"));

    [Fact]
    public void The_documentation_has_each_event_as_it_is()
    {
        string documentation = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "webhooks.md"));

        Assert.All(Messages, message => Assert.Contains(
            $"| {message.EventId.ToString(CultureInfo.InvariantCulture)} | `{message.EventName}` | {message.Level} | {message.Message} |\n", documentation, StringComparison.Ordinal));
    }
}
