import type { Random } from '@evenkeel/measure'
import { integer, pick, shuffle } from './draw.ts'

type Candidate = { readonly statement: string; readonly misconception: string }
/** A rule in words, and statements that could make the database keep it. */
export type Rule = {
  readonly says: string
  readonly because: string
  readonly tables: string
  readonly legal: readonly string[]
  readonly illegal: readonly string[]
  /** Exactly one keeps the rule; PostgreSQL says which. */
  readonly candidates: readonly Candidate[]
}

export const rules: readonly ((random: Random) => Rule)[] = [
  function oneMain(random) {
    const [table, group, thing, flag] = pick(random, [
      ['address', 'person_id', 'street', 'main'],
      ['phone', 'customer_id', 'number', 'preferred'],
      ['photo', 'product_id', 'file', 'cover'],
      ['contract', 'supplier_id', 'number', 'current'],
    ] as const)
    const [a, b] = shuffle(random, [1, 2, 3, 4, 5, 6, 7, 8, 9]) as [number, number]
    const things = shuffle(random, ['a', 'b', 'c', 'd', 'e', 'f'])
    const row = (id: number, at: number, is: boolean) => `insert into ${table} values (${id}, '${things[at]}', ${is})`
    return {
      says: `For each ${group} there may be any number of rows in ${table}, but at most one of them with ${flag} set.`,
      because: `Only rows with ${flag} compete, and only within one ${group}: a unique index over ${group} that holds no other rows says exactly this.`,
      tables: `create table ${table} (${group} int not null, ${thing} text not null, ${flag} boolean not null);`,
      legal: [row(a, 0, true), ...shuffle(random, [row(a, 1, false), row(a, 2, false), row(b, 0, true)])],
      illegal: [row(pick(random, [a, b]), 3, true)],
      candidates: [
        {
          statement: `create unique index on ${table} (${group}) where ${flag}`,
          misconception: 'limits the rows with the mark in each group',
        },
        { statement: `create unique index on ${table} (${flag}) where ${flag}`, misconception: 'allows one marked row in the whole table' },
        { statement: `create unique index on ${table} (${group}) where not ${flag}`, misconception: 'limits the rows without the mark' },
        {
          statement: `alter table ${table} add unique (${group}, ${flag})`,
          misconception: 'forgets that the pair also limits the rows without the mark',
        },
        {
          statement: `alter table ${table} add unique (${group}, ${thing}, ${flag})`,
          misconception: 'thinks that adding a column to a unique constraint makes it stricter',
        },
      ],
    }
  },
  function activeOnce(random) {
    const [table, what, when, state, on, off] = pick(random, [
      ['booking', 'room', 'day', 'status', 'active', 'cancelled'],
      ['loan', 'book', 'week', 'state', 'out', 'returned'],
      ['release', 'service', 'version', 'stage', 'live', 'withdrawn'],
    ] as const)
    const [a, b] = shuffle(random, ['a1', 'b2', 'c3', 'd4', 'e5']) as [string, string]
    const [d, e] = shuffle(random, [11, 12, 13, 14, 15]) as [number, number]
    const row = (thing: string, day: number, is: string) => `insert into ${table} values ('${thing}', ${day}, '${is}')`
    return {
      says: `For one ${what} and one ${when} there may be any number of rows that are ${off}, but at most one that is ${on}.`,
      because: `Only rows that are ${on} compete, and only where both ${what} and ${when} are the same.`,
      tables: `create table ${table} (${what} text not null, ${when} int not null, ${state} text not null);`,
      legal: [row(a, d, off), row(a, d, off), ...shuffle(random, [row(a, d, on), row(a, e, on), row(b, d, on)])],
      illegal: [row(a, pick(random, [d, e]), on)],
      candidates: [
        {
          statement: `create unique index on ${table} (${what}, ${when}) where ${state} = '${on}'`,
          misconception: 'limits active rows for each pair',
        },
        {
          statement: `create unique index on ${table} (${what}, ${when}) where ${state} <> '${on}'`,
          misconception: 'limits the rows that do not count',
        },
        {
          statement: `create unique index on ${table} (${what}) where ${state} = '${on}'`,
          misconception: 'forgets one of the columns that must be unique together',
        },
        {
          statement: `alter table ${table} add constraint once unique (${what}, ${when}, ${state})`,
          misconception: 'forgets that the third column also limits the rows that do not count',
        },
        {
          statement: `alter table ${table} add constraint once unique (${what}, ${when})`,
          misconception: 'forgets the rows that do not count',
        },
      ],
    }
  },
  function openOnce(random) {
    const [table, who, what, end] = pick(random, [
      ['session', 'account', 'device', 'ended'],
      ['visit', 'guest', 'room', 'left_on'],
      ['task', 'person', 'project', 'done_on'],
    ] as const)
    const [a, b] = shuffle(random, [1, 2, 3, 4, 5]) as [number, number]
    const [x, y] = shuffle(random, [21, 22, 23, 24]) as [number, number]
    const day = integer(random, 10, 27)
    const row = (account: number, device: number, ended: number | null) =>
      `insert into ${table} values (${account}, ${device}, ${ended === null ? 'null' : `'2026-03-${ended}'`})`
    return {
      says: `A row is open while ${end} is NULL. For one ${who} and one ${what} at most one row may be open at a time; finished rows are not limited, not even two on one day.`,
      because: `A plain unique constraint takes NULL in ${end} as different every time, so it would let two open rows pass; a unique index that holds the open rows only, over ${who} and ${what}, does not.`,
      tables: `create table ${table} (${who} int not null, ${what} int not null, ${end} date);`,
      legal: [row(a, x, day), row(a, x, day), ...shuffle(random, [row(a, x, null), row(a, y, null), row(b, x, null)])],
      illegal: [row(a, pick(random, [x, y]), null)],
      candidates: [
        {
          statement: `create unique index on ${table} (${who}, ${what}) where ${end} is null`,
          misconception: 'limits open rows for each pair',
        },
        {
          statement: `create unique index on ${table} (${who}, ${what}) where ${end} is not null`,
          misconception: 'limits the finished rows',
        },
        {
          statement: `create unique index on ${table} (${who}) where ${end} is null`,
          misconception: 'forgets one of the columns that must be unique together',
        },
        {
          statement: `alter table ${table} add constraint one_open unique (${who}, ${what}, ${end})`,
          misconception: 'thinks that a unique constraint takes NULL as equal to NULL',
        },
        { statement: `alter table ${table} add constraint one_open unique (${who}, ${what})`, misconception: 'forgets the finished rows' },
      ],
    }
  },
  function dateExactlyIf(random) {
    const [table, state, done, going, date] = pick(random, [
      ['ticket', 'status', 'closed', 'open', 'closed_on'],
      ['parcel', 'state', 'delivered', 'moving', 'delivered_on'],
      ['invoice', 'status', 'paid', 'sent', 'paid_on'],
      ['order_form', 'state', 'signed', 'draft', 'signed_on'],
    ] as const)
    const ids = shuffle(random, [1, 2, 3, 4, 5, 6, 7, 8, 9])
    const row = (at: number, is: string, on: boolean) =>
      `insert into ${table} values (${ids[at]}, '${is}', ${on ? `'2026-04-${10 + (ids[at] as number)}'` : 'null'})`
    return {
      says: `A row of ${table} has a date in ${date} exactly if its ${state} is '${done}'.`,
      because: `"Exactly if" needs both directions: the two conditions must be both true or both false, that is equal.`,
      tables: `create table ${table} (id int primary key, ${state} text not null, ${date} date);`,
      legal: shuffle(random, [row(0, done, true), row(1, going, false)]),
      illegal: shuffle(random, [row(2, done, false), row(3, going, true)]),
      candidates: [
        {
          statement: `alter table ${table} add check ((${state} = '${done}') = (${date} is not null))`,
          misconception: 'asks for both directions',
        },
        {
          statement: `alter table ${table} add check ((${state} = '${done}') or (${date} is not null))`,
          misconception: 'reads "exactly if" as "one of the two"',
        },
        {
          statement: `alter table ${table} add check ((${state} = '${done}') or (${date} is null))`,
          misconception: 'checks only that other rows have no date',
        },
        {
          statement: `alter table ${table} add check ((${state} <> '${done}') or (${date} is not null))`,
          misconception: 'checks only that finished rows have a date',
        },
        {
          statement: `alter table ${table} add check ((${state} = '${done}') and (${date} is not null))`,
          misconception: 'forbids every row that is not finished',
        },
      ],
    }
  },
  function sameOwner(random) {
    const [owner, parent, child] = pick(random, [
      ['shop_id', 'purchase', 'line'],
      ['tenant_id', 'project', 'task'],
      ['clinic_id', 'patient', 'letter'],
      ['school_id', 'course', 'lesson'],
    ] as const)
    const [s, t] = shuffle(random, [1, 2, 3, 4]) as [number, number]
    const [a, b] = shuffle(random, [31, 32, 33, 34, 35]) as [number, number]
    const row = (by: number, of: number) => `insert into ${child} values (${by}, ${of})`
    const reference = `${parent}_id`
    return {
      says: `Each ${child} belongs to a ${parent} of the same ${owner.replace('_id', '')}.`,
      because: `The rule is about ${owner} and ${reference} together, so the foreign key must hold both, each against its own column.`,
      tables: [
        `create table ${parent} (id int primary key, ${owner} int not null, unique (${owner}, id));`,
        `create table ${child} (${owner} int not null, ${reference} int not null);`,
        `insert into ${parent} values (${a}, ${s}), (${b}, ${t});`,
      ].join('\n'),
      legal: shuffle(random, [row(s, a), row(s, a), row(t, b)]),
      illegal: shuffle(random, [row(s, b), row(t, a), row(s, 39)]).slice(0, 2),
      candidates: [
        {
          statement: `alter table ${child} add foreign key (${owner}, ${reference}) references ${parent} (${owner}, id)`,
          misconception: 'refers to both columns',
        },
        {
          statement: `alter table ${child} add foreign key (${reference}, ${owner}) references ${parent} (${owner}, id)`,
          misconception: 'thinks that a foreign key finds its columns by name, not by order',
        },
        {
          statement: `alter table ${child} add constraint same foreign key (${reference}) references ${parent} (id)`,
          misconception: 'thinks that an existing row is enough',
        },
        {
          statement: `alter table ${child} add constraint same_owner unique (${owner}, ${reference})`,
          misconception: 'thinks that unique ties rows of two tables',
        },
        {
          statement: `alter table ${child} add constraint same_owner check (${owner} is not null and ${reference} is not null)`,
          misconception: 'thinks that values that are there are values that fit',
        },
      ],
    }
  },
]
