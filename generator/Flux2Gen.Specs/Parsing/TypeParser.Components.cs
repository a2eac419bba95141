using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Specs.Parsing;

/// <content>Components, and the names of types.</content>
internal sealed partial class TypeParser
{
    private TypeRefModel Component(string name, Schema reference, TypeContext context)
    {
        if (_components.TryGetValue(name, out TypeRefModel? known))
        {
            return known;
        }

        if (!_document.Schemas.TryGetValue(name, out Schema? schema))
        {
            // fal's own files are known without their schemas.
            string? file = _options.UseWellKnownTypes && !_inputReach.Contains(name) ? MediaName.OwnFileClass(name) : null;
            _problems.Add(SpecProblemKind.MissingReference, $"{reference.Pointer}/$ref", name, file ?? "JsonElement");
            return _components[name] = file is null ? TypeRefModel.Of(TypeKind.Json) : WellKnownTypes.Of(file);
        }

        TypeContext inside = Inside(name, context);
        if (_depth >= MaxDepth / 2 && schema.AllOf.Count == 0 && SchemaMerger.IsRecord(schema) && WellKnown(schema, inside) is null)
        {
            // A named record needs no more than its name here: a chain of components is no nesting.
            TypeRefModel later = Declare(inside, schema, TypeRefModel.Of(TypeKind.Object));
            _deferred.Enqueue(() => Fill(later.Name, schema, inside, baseClass: null));
            return _components[name];
        }

        if (!_underWay.Add(name))
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, $"{reference.Pointer}/$ref", $"'{name}' is made of nothing but itself");
            return TypeRefModel.Of(TypeKind.Json);
        }

        TypeRefModel type = Type(schema, inside);
        _underWay.Remove(name);
        return _components[name] = type;
    }

    private TypeContext Inside(string component, TypeContext context) =>
        new(context.Name, _inputReach.Contains(component), IsInputOnly(component))
        {
            IsOutput = _outputReach.Contains(component),
            Component = component,
            IsRoot = context.IsRoot,
        };

    private TypeContext Named(string component, TypeContext context) => context.Inside(ComponentName(component));

    /// <summary>The C# name of a component: the endpoint's name and its own, unless its own already begins that way.</summary>
    private string ComponentName(string component)
    {
        string own = CSharpName.Pascal(component);
        bool isOwn = own.StartsWith(_ownPrefix, StringComparison.Ordinal) && own.Length > _ownPrefix.Length;

        // The property that takes a size is called image_size nearly always, and its union has that name.
        string suffix = !_options.UseWellKnownTypes && MediaName.IsImageSize(component) ? "Object" : "";
        return _endpoint + (isOwn ? own.Substring(_ownPrefix.Length) : own) + suffix;
    }

    /// <summary>Takes the name for a type, and remembers the type of a component before its parts are read, as they may refer to it.</summary>
    private TypeRefModel Declare(TypeContext context, Schema schema, TypeRefModel unnamed)
    {
        string wanted = CSharpName.Bounded(PlainName(context));
        string name = _names.Take(wanted);
        if (name != wanted)
        {
            _problems.Add(SpecProblemKind.NameCollision, schema.Pointer, context.Component ?? context.Member ?? wanted, name, wanted);
        }

        TypeRefModel type = unnamed with { Name = name };
        if (context.Component is { } component)
        {
            _components[component] = type with { AllowsNull = AllowsNull(_document.Schemas[component]) };
        }

        if (_mixed.ContainsKey(schema.Pointer))
        {
            _mixed[schema.Pointer] = type with { AllowsNull = AllowsNull(schema) };
        }

        return type;
    }

    /// <summary>The name that a type asks for: a component's is always its own, and who comes later in its way has a longer one.</summary>
    private string PlainName(TypeContext context) =>
        context is { Component: null, LongName: { } longName } && (_names.IsTaken(context.Name) || _componentNames.Contains(context.Name))
            ? longName
            : context.Name;
}
