import { artsy } from './artsy.ts'
import { ddat } from './ddat.ts'
import { etsy } from './etsy.ts'
import { exchangeYaml } from './exchange-yaml.ts'
import { ft } from './ft.ts'
import type { Importer } from './importer.ts'
import { jorgef } from './jorgef.ts'
import { monzo } from './monzo.ts'
import { nice } from './nice.ts'
import { onet } from './onet.ts'
import { ownYaml } from './own-yaml.ts'
import { table } from './table.ts'
import { unidays } from './unidays.ts'

/** Every kind of file that can be read, the particular before the general: the first that detects is the one to propose. */
export const importers: readonly Importer[] = [exchangeYaml, ownYaml, ddat, nice, onet, ft, unidays, monzo, jorgef, etsy, artsy, table]
