namespace Flux2Gen.Generator.Emission;

/// <summary>The types that emitted code names, fully qualified, so that no type of the project can stand in their way.</summary>
internal static class TypeRefs
{
    public const string Func = "global::System.Func";
    public const string Array = "global::System.Array";
    public const string ArgumentNullException = "global::System.ArgumentNullException";
    public const string IEquatable = "global::System.IEquatable";
    public const string IFormatProvider = "global::System.IFormatProvider";
    public const string Obsolete = "global::System.Obsolete";
    public const string Uri = "global::System.Uri";
    public const string GeneratedCode = "global::System.CodeDom.Compiler.GeneratedCode";
    public const string NotNullWhen = "global::System.Diagnostics.CodeAnalysis.NotNullWhen";
    public const string SetsRequiredMembers = "global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers";
    public const string CultureInfo = "global::System.Globalization.CultureInfo";
    public const string NumberStyles = "global::System.Globalization.NumberStyles";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string List = "global::System.Collections.Generic.List";
    public const string Dictionary = "global::System.Collections.Generic.Dictionary";
    public const string IReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";
    public const string IReadOnlyDictionary = "global::System.Collections.Generic.IReadOnlyDictionary";
    public const string JsonElement = "global::System.Text.Json.JsonElement";
    public const string JsonTokenType = "global::System.Text.Json.JsonTokenType";
    public const string JsonValueKind = "global::System.Text.Json.JsonValueKind";
    public const string Utf8JsonReader = "global::System.Text.Json.Utf8JsonReader";
    public const string Utf8JsonWriter = "global::System.Text.Json.Utf8JsonWriter";
    public const string JsonConverter = "global::System.Text.Json.Serialization.JsonConverter";

    public const string FalClient = "global::Flux2Gen.FalClient";
    public const string FalEndpoint = "global::Flux2Gen.FalEndpoint";
    public const string FalRequest = "global::Flux2Gen.FalRequest";
    public const string FalResult = "global::Flux2Gen.FalResult";
    public const string FalRunOptions = "global::Flux2Gen.FalRunOptions";
    public const string FalStream = "global::Flux2Gen.FalStream";
    public const string FalStreamOptions = "global::Flux2Gen.FalStreamOptions";
    public const string FalSubmitOptions = "global::Flux2Gen.FalSubmitOptions";
    public const string FalSubscribeOptions = "global::Flux2Gen.FalSubscribeOptions";
    public const string IFalModel = "global::Flux2Gen.IFalModel";
    public const string IFalEnumValue = "global::Flux2Gen.IFalEnumValue";
    public const string IFalStringEnumValue = "global::Flux2Gen.IFalStringEnumValue";
    public const string IFalObject = "global::Flux2Gen.IFalObject";
    public const string IFalValidatable = "global::Flux2Gen.IFalValidatable";
    public const string IFalFileHolder = "global::Flux2Gen.CompilerServices.IFalFileHolder";
    public const string FalEnums = "global::Flux2Gen.CompilerServices.FalEnums";
    public const string FalFileMap = "global::Flux2Gen.CompilerServices.FalFileMap";
    public const string FalFile = "global::Flux2Gen.FalFile";
    public const string FalFileInput = "global::Flux2Gen.FalFileInput";
    public const string FalItemReader = "global::Flux2Gen.CompilerServices.FalItemReader";
    public const string FalItemState = "global::Flux2Gen.CompilerServices.FalItemState";
    public const string FalItemWriter = "global::Flux2Gen.CompilerServices.FalItemWriter";
    public const string FalJsonReader = "global::Flux2Gen.CompilerServices.FalJsonReader";
    public const string FalJsonWriter = "global::Flux2Gen.CompilerServices.FalJsonWriter";
    public const string FalJsonTypes = "global::Flux2Gen.CompilerServices.FalJsonTypes";
    public const string JsonTypeInfoResolver = "global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver";
    public const string FalLength = "global::Flux2Gen.FalLength";
    public const string FalMemberNames = "global::Flux2Gen.CompilerServices.FalMemberNames";
    public const string FalMemberReader = "global::Flux2Gen.CompilerServices.FalMemberReader";
    public const string FalMemberWriter = "global::Flux2Gen.CompilerServices.FalMemberWriter";
    public const string FalMemberState = "global::Flux2Gen.CompilerServices.FalMemberState";
    public const string FalModelContracts = "global::Flux2Gen.CompilerServices.FalModelContracts";
    public const string NotNullIfNotNull = "global::System.Diagnostics.CodeAnalysis.NotNullIfNotNull";
    public const string FalModelConverter = "global::Flux2Gen.CompilerServices.FalModelConverter";
    public const string FalRange = "global::Flux2Gen.FalRange";
    public const string FalUnion = "global::Flux2Gen.FalUnion";
    public const string FalValidator = "global::Flux2Gen.CompilerServices.FalValidator";
}
