import { after, before, type Standing } from '../../src/features/nomination/nomination.rules';
import * as factories from '../factories';
import type { TableRow } from '../insert';
import { coordinator, decider, providerOf, type Actor } from './actors';
import { beginningOf, daysAfter } from './days';
import { dwellingFor, letterFor, withdrawalOf, type Lets } from './homes';
import type { Wish } from './housing-needs';
import { nominationsOf, type Move, type NominationCourse, type WayHome } from './nomination-courses';
import type { Draw } from './random';

/** The rows of nominations, by table. The deadline that counts now is filled in where they are loaded. */
export interface NominationRows {
  dwellings: TableRow[];
  dwellingWithdrawals: TableRow[];
  nominations: TableRow[];
  nominationReasons: TableRow[];
  nominationSteps: TableRow[];
}

/** Somebody on the way to a home, which may lie ahead; only what has happened by today is told. */
export interface Nominee {
  trajectory: TableRow;
  wish: Wish;
  way: WayHome;
  today: string;
}

/** Adds somebody's nominations and returns the events that they tell the trajectory, as the hub's own triggers do. */
export function addNominations(rows: NominationRows, draw: Draw, nominee: Nominee): TableRow[] {
  const events: TableRow[] = [];
  let day = nominee.way.ready;
  for (const course of nominationsOf(draw, nominee.way)) {
    new Nomination(rows, events, draw, nominee).follow(course, day);
    day += course.reduce((sum, { wait }) => sum + wait, 0);
  }
  return events;
}

const reasons: Record<string, string> = {
  SHELTERED_HOUSING: 'FROM_SHELTERED_HOUSING',
  FAMILY: 'FAMILY_WITH_CARE_NEED',
  DETENTION: 'FROM_PRISON',
};

const ofAssociation = ['OFFERED', 'ACCEPTED', 'REFUSED', 'LEASE_SIGNED', 'HOUSED', 'LEASE_TURNED'];

/** One nomination, told step by step until today. */
class Nomination {
  private standing: Standing = before;
  private version = 0;
  private row: TableRow | null = null;
  private lets: Lets | null = null;
  /** That is offered next or was offered last; what is offered later may be announced already. */
  private dwelling: TableRow | null = null;
  /** That was offered last until today. */
  private offered: TableRow | null = null;

  constructor(
    private readonly rows: NominationRows,
    private readonly events: TableRow[],
    private readonly draw: Draw,
    private readonly nominee: Nominee,
  ) {}

  follow(course: NominationCourse, from: number): void {
    let day = from;
    for (const [i, move] of course.entries()) {
      day += move.wait;
      this.take(move, daysAfter(String(this.nominee.trajectory.registered_on), day), course[i + 1]?.ground);
    }
    if (this.row) Object.assign(this.row, this.projected());
  }

  private take(move: Move, happenedOn: string, groundAhead: string | undefined): void {
    const { wish, today } = this.nominee;
    if (move.kind === 'RESERVED' || move.kind === 'ASSIGNED') this.lets ??= letterFor(this.draw, wish);
    if (move.kind === 'OFFERED')
      this.announce({ lets: this.lets!, offeredOn: happenedOn, ground: groundAhead ?? null });
    if (happenedOn <= today) this.record(move, happenedOn);
    if (move.kind !== 'REFUSED' && move.kind !== 'RELEASED' && move.kind !== 'WITHDRAWN') return;
    if (this.dwelling && happenedOn <= today) this.giveUp(this.dwelling, happenedOn, move.ground!);
    this.lets = this.dwelling = null;
  }

  private announce(offer: Parameters<typeof dwellingFor>[2]): void {
    this.dwelling = dwellingFor(this.draw, this.nominee.wish, offer);
    if (String(this.dwelling.announced_at).slice(0, 10) <= this.nominee.today)
      this.rows.dwellings.push(this.dwelling);
  }

  private giveUp(dwelling: TableRow, freeFrom: string, ground: string): void {
    const withdrawal = withdrawalOf(this.draw, dwelling, freeFrom, ground);
    const isPast = String(withdrawal.withdrawn_at).slice(0, 10) <= this.nominee.today;
    dwelling.state = isPast ? 'WITHDRAWN' : 'AVAILABLE';
    if (isPast) this.rows.dwellingWithdrawals.push(withdrawal);
  }

  private record(move: Move, happenedOn: string): void {
    this.row ??= this.submit(happenedOn);
    if (move.kind === 'OFFERED') this.offered = this.dwelling;
    const step = this.stepOf(move, happenedOn);
    this.rows.nominationSteps.push(step);
    const told = toldBy(move, this.standing);
    if (told) this.tell(told, step);
    this.standing = after(this.standing, {
      ...{ kind: move.kind, happenedOn, granted: move.decision === 'GRANTED', lease: move.lease },
      ...{
        associationId: step.association_id as string | null,
        dwellingId: step.dwelling_id as string | null,
      },
    });
    this.version += 1;
    if (move.decision) this.row.decided_for_id = step.on_behalf_of_id;
    if (move.decision === 'GRANTED') this.row.quota_year = Number(happenedOn.slice(0, 4));
    const { dwellingId, state } = this.standing;
    if (dwellingId) this.offered!.state = state === 'LEASED' || state === 'HOUSED' ? 'LET' : 'NOMINATED';
  }

  private submit(submitted_on: string): TableRow {
    const { trajectory, wish } = this.nominee;
    const { provider_id, municipality_id, shielded } = trajectory;
    const row = factories.nomination(trajectory, {
      ...{ id: this.draw.uuid(), provider_id, municipality_id, shielded, submitted_on },
      ...{ housing_market: wish.need.housing_market, decided_for_id: null, quota_year: null },
    });
    this.rows.nominations.push(row);
    const reason = reasons[String(trajectory.route)] ?? 'FROM_SHELTER';
    this.rows.nominationReasons.push({ nomination_id: row.id, reason });
    return row;
  }

  /** A whole row at once, since there are millions of them. */
  private stepOf(move: Move, happened_on: string): TableRow {
    const id = this.draw.uuid();
    const [actor_id, actor_role] = this.actorOf(move);
    const named =
      move.kind === 'RESERVED' || move.kind === 'ASSIGNED' || actor_role === 'HOUSING_ASSOCIATION';
    return {
      id,
      nomination_id: this.row!.id,
      ordinal: this.version + 1,
      kind: move.kind,
      happened_on,
      recorded_at: beginningOf(happened_on),
      actor_id,
      actor_role,
      reference: `synthetic-${id}`,
      decision: move.decision ?? null,
      on_behalf_of_id: move.decision ? (this.nominee.trajectory.municipality_id ?? 'GM0505') : null,
      mandate: move.decision ? 'Synthetisch mandaat' : null,
      override: move.override ?? null,
      ground: move.ground ?? null,
      association_id: named ? this.lets![0] : null,
      dwelling_id: move.kind === 'OFFERED' ? this.dwelling!.id : null,
      lease: move.lease ?? null,
      synthetic: true,
    };
  }

  private actorOf({ kind, override }: Move): Actor {
    if (ofAssociation.includes(kind)) return [this.lets![0], 'HOUSING_ASSOCIATION'];
    if (override) return decider;
    return kind === 'SUBMITTED' && this.draw.chance(0.7) ? providerOf(this.nominee.trajectory) : coordinator;
  }

  /** As the trigger `tell_trajectory` writes it. */
  private tell(kind: string, { happened_on, actor_id, actor_role }: TableRow): void {
    this.events.push(
      factories.trajectoryEvent({
        id: this.draw.uuid(),
        ...{ trajectory_id: this.nominee.trajectory.id, kind, happened_on, actor_id, actor_role },
        ...{ known_at: beginningOf(String(happened_on)), reference: `nomination-step ${this.draw.uuid()}` },
      }),
    );
  }

  private projected(): TableRow {
    const { state, since, lastStep, associationId, dwellingId, lease } = this.standing;
    const isOver = state === 'REJECTED' || state === 'WITHDRAWN' || (state === 'HOUSED' && lease === 'OWN');
    return {
      ...{ state, since, last_step: lastStep, version: this.version, lease },
      ...{ association_id: associationId, dwelling_id: dwellingId },
      home_id: dwellingId ? this.offered!.municipality_id : null,
      closed_on: isOver ? since : null,
    };
  }
}

/** The event of the trajectory that a step is, if it is one. */
function toldBy({ kind, decision }: Move, { state }: Standing): string | null {
  if (kind === 'SUBMITTED') return 'NOMINATED';
  if (kind === 'OFFERED' || kind === 'HOUSED') return kind;
  if (kind === 'REFUSED' || kind === 'RELEASED')
    return state === 'OFFERED' || state === 'ACCEPTED' ? 'NOMINATED' : null;
  return decision === 'REJECTED' || kind === 'WITHDRAWN' ? 'MOVE_ON_READY' : null;
}

/** What happened to a client, with what its nominations tell: the home is one event, told by who let it. */
export function mergeTold(course: readonly TableRow[], told: readonly TableRow[]): TableRow[] {
  const at = course.findIndex(({ kind }) => kind === 'HOUSED');
  const home = told.find(({ kind }) => kind === 'HOUSED');
  if (at < 0 || !home) return inOrder([...course, ...told]);
  return [
    ...inOrder([...course.slice(0, at), ...told.filter((event) => event !== home)]),
    { ...home, id: course[at]!.id },
    ...course.slice(at + 1),
  ];
}

/** By day; of one day in the order given. */
const inOrder = (events: TableRow[]): TableRow[] =>
  events.sort((one, other) =>
    one.happened_on === other.happened_on ? 0 : String(one.happened_on) < String(other.happened_on) ? -1 : 1,
  );
