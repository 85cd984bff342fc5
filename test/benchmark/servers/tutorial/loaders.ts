import DataLoader from 'dataloader';
import {
  In,
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import { Facility, FacilityAddress, FacilityOccupancy, FacilityPlaces } from './facility';
import { IndicatorValue } from './indicator';
import { HousingCareProduct, Municipality, Partner } from './public-facts';

export type Loaders = ReturnType<typeof createLoaders>;

/** The loaders of one request, on its transaction. */
export function createLoaders(manager: EntityManager) {
  return {
    facility: byKey(manager, Facility, 'key'),
    product: byKey(manager, HousingCareProduct, 'key'),
    municipality: byKey(manager, Municipality, 'key'),
    operator: byKey(manager, Partner, 'key'),
    places: lastUpToToday(manager, FacilityPlaces),
    occupancy: lastUpToToday(manager, FacilityOccupancy),
    address: byKey(manager, FacilityAddress, 'facilityId'),
    anchor: byKey(manager, FacilityOccupancy, 'facilityId', { fromDate: '-infinity' }),
    values: valuesOfIndicator(manager),
  };
}

/** Entities by the property that is asked for, in the order of the keys. */
function byKey<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  property: keyof T & string,
  also: FindOptionsWhere<T> = {},
): DataLoader<string, T | null> {
  return new DataLoader(async (keys) => {
    const where = { ...also, [property]: In(keys) } as FindOptionsWhere<T>;
    const found = await manager.getRepository(entity).findBy(where);
    const byProperty = new Map(found.map((each) => [each[property] as string, each]));
    return keys.map((key) => byProperty.get(key) ?? null);
  });
}

/** The last entity of each facility's history that is not in the future. */
function lastUpToToday<T extends { facilityId: string }>(
  manager: EntityManager,
  entity: EntityTarget<T>,
): DataLoader<string, T | null> {
  return new DataLoader(async (facilities) => {
    const found = await manager
      .createQueryBuilder(entity, 'history')
      .distinctOn(['history.facilityId'])
      .where('history.facilityId in (:...facilities)', { facilities })
      .andWhere('history.fromDate <= current_date')
      .orderBy('history.facilityId')
      .addOrderBy('history.fromDate', 'DESC')
      .getMany();
    const byFacility = new Map(found.map((each) => [each.facilityId, each]));
    return facilities.map((facility) => byFacility.get(facility) ?? null);
  });
}

const valuesOfIndicator = (manager: EntityManager) =>
  new DataLoader<string, IndicatorValue[]>(async (indicators) => {
    const found = await manager
      .getRepository(IndicatorValue)
      .find({ where: { indicatorId: In(indicators) }, order: { key: 'ASC' } });
    return indicators.map((indicator) => found.filter(({ indicatorId }) => indicatorId === indicator));
  });
