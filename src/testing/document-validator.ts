import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { JsonSchema, OpenApiDocument } from '#service/openapi/openapi-document.ts'

const base = 'https://daysheet.example/openapi'

/** Compiles schemas that may point into `document`, each once: the same few stand at most answers. */
export function documentValidator(document: Pick<OpenApiDocument, 'components'>): (schema: JsonSchema) => ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true })
  formats.default(ajv)
  // OpenAPI's own words; a discriminator only repeats what each type's `const` says.
  ajv.addVocabulary(['components', 'discriminator'])
  ajv.addSchema({ $id: base, components: document.components }, undefined, false, false)
  const compiled = new Map<string, ValidateFunction>()
  return (schema) => {
    const text = JSON.stringify(schema).replaceAll('"#/components/', `"${base}#/components/`)
    const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object)
    compiled.set(text, validate)
    return validate
  }
}
