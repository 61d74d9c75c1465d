import { products } from '../../catalog/schema.ts'
import { getProduct, insertProduct, listProducts, type Product } from '../../catalog/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { updateNoting } from '../../undo/changeSets.ts'
import { createMatchIndex } from '../matching/match.ts'
import type { Link, LinkContext } from './link.ts'
import { type LinkRecord, mostSeen } from './recordLinks.ts'

const mostAliases = 8

/** Finds the products that names, codes, models and short names mean. */
export function createProductLinks({ db, now, importId }: LinkContext, link: LinkRecord) {
  const productIndex = createMatchIndex(
    'product',
    listProducts(db).map(({ id, name, code, aliases }) => ({
      id,
      name,
      aliases: JSON.parse(aliases) as string[],
      ...(code && { code }),
    })),
  )
  const learned = new Set<string>()

  /**
   * A product that a code led to is found from now on under the name that stood beside it, under its model, and under
   * a code that it had not yet.
   */
  function learnNames(id: string, code: string | null, names: readonly string[]): void {
    const key = `${id}\n${code}\n${names.join('\n')}`
    if (learned.has(key)) return
    if (learned.size >= mostSeen) learned.clear()
    learned.add(key)
    const product = getProduct(db, id)!
    const aliases = JSON.parse(product.aliases) as string[]
    const known = new Set([product.name, product.code ?? '', ...aliases].map(nameKeyOf))
    const fresh = aliases.length < mostAliases ? names.filter((name) => !known.has(nameKeyOf(name))) : []
    if (fresh.length > 0)
      updateNoting(db, importId, products, id, { aliases: JSON.stringify([...aliases, ...fresh]) })
    const knownCode = product.code ?? code
    if (fresh.length > 0 || product.code !== knownCode)
      productIndex.add({ id, name: product.name, aliases: fresh, ...(knownCode && { code: knownCode }) })
  }

  // Made when the first configuration is read: by then the products of an import are in.
  let shortProductNames: ReturnType<typeof readShortNames> | null = null

  return {
    /** A product by code and name; a model is used where it is the name or code of a product that is known. */
    product(
      name: string,
      code: string | null = null,
      { model = null, modelTells = false }: { model?: string | null; modelTells?: boolean } = {},
    ): Link {
      // In a product or price list the model is the code of a product that has no other.
      const ownCode = code ?? (modelTells ? model : null)
      const candidate = { name, ...(code && { code }), ...(model && { model, modelTells }) }
      const linked = link('product', productIndex, candidate, (id) =>
        insertProduct(db, {
          id,
          name,
          nameKey: nameKeyOf(name),
          code: ownCode,
          series: null,
          aliases: '[]',
          unit: null,
          knownAt: now,
          evidenceId: null,
          importId,
          mergedIntoId: null,
          deletedAt: null,
        }),
      )
      if (!linked.made) learnNames(linked.id, ownCode, [name, ...(code && model ? [model] : [])])
      else if (code && model) learnNames(linked.id, code, [model])
      if (!linked.made && modelTells && ownCode && getProduct(db, linked.id)!.code === null)
        updateNoting(db, importId, products, linked.id, { code: ownCode })
      return linked
    },
    /** The product of this very name or code, or null; makes none. */
    productNamed(text: string): string | null {
      const found = productIndex.match({ name: text })
      return found.kind === 'exact' ? found.id : null
    },
    /**
     * The product whose code a name begins with, where all that stands behind is of its name too: `K7-L leakage test` for
     * Leakage test, large (K7-L). Null where a word behind may tell another product; makes none.
     */
    productLedByCode(text: string): string | null {
      const [first = '', ...rest] = text.normalize('NFKC').trim().split(/\s+/)
      if (rest.length === 0 || !/^(?=.*[\p{Lu}\d])[\p{Lu}\d][\p{Lu}\d._/-]+$/u.test(first)) return null
      const found = productIndex.match({ name: first })
      const product = found.kind === 'exact' ? getProduct(db, found.id) : null
      if (product === null) return null
      const words = (said: string) => said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
      const known = new Set(words(product.name))
      return rest.flatMap(words).every((word) => known.has(word)) ? product.id : null
    },
    /**
     * The one product that a short name means: by its name or code, else as the last part of one code (CP25 of HT-CP25),
     * else as a word of one name. Null where none or several could be meant; makes none.
     */
    productCalled(text: string): string | null {
      const found = productIndex.match({ name: text })
      if (found.kind === 'exact') return found.id
      shortProductNames ??= readShortNames(listProducts(db))
      const key = nameKeyOf(text)
      for (const names of [shortProductNames.byCode, shortProductNames.byName]) {
        const meant = names.get(key)
        if (meant !== undefined) return meant.size === 1 ? [...meant][0]! : null
      }
      return null
    },
  }
}

/** What products are called for short: the last part of a code, a model within a name. Each with the products that it fits. */
function readShortNames(list: readonly Pick<Product, 'id' | 'name' | 'code'>[]) {
  const byCode = new Map<string, Set<string>>()
  const byName = new Map<string, Set<string>>()
  const add = (names: Map<string, Set<string>>, called: string, id: string) => {
    const key = nameKeyOf(called)
    names.set(key, (names.get(key) ?? new Set()).add(id))
  }
  for (const { id, name, code } of list) {
    const parts = (code ?? '').split(/[-_\s/.]+/).filter((part) => part !== '')
    // A figure alone is the last part of too many codes.
    for (let from = 1; from < parts.length; from++) {
      const tail = parts.slice(from).join('-')
      if (/[a-z]/i.test(tail) && /\d/.test(tail)) add(byCode, tail, id)
    }
    for (const word of name.match(/[a-z][a-z\d-]*\d[a-z\d-]*/gi) ?? []) {
      add(byName, word, id)
      const tail = word.split('-').at(-1)!
      if (tail !== word && /[a-z]/i.test(tail) && /\d/.test(tail)) add(byName, tail, id)
    }
  }
  return { byCode, byName }
}
