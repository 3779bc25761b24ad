import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: 'Directory', fr: 'Annuaire' },
  subjects: {
    channel: { en: 'channel', fr: 'canal' },
    directory: { en: 'directory', fr: 'annuaire' },
    import: { en: 'import', fr: 'import' },
    key: { en: 'key', fr: 'clé' },
    party: { en: 'team', fr: 'équipe' },
  },
  kinds: {
    'change.accepted': { en: 'Proposed change accepted', fr: 'Correction acceptée' },
    'change.declined': { en: 'Proposed change declined', fr: 'Correction refusée' },
    'change.proposed': { en: 'Change proposed', fr: 'Correction proposée' },
    'channel.added': { en: 'Channel added', fr: 'Canal ajouté' },
    'channel.disabled': { en: 'Channel taken out of use', fr: 'Canal mis hors service' },
    'channel.enabled': { en: 'Channel back in use', fr: 'Canal remis en service' },
    'channel.tried': { en: 'Channel tried', fr: 'Canal essayé' },
    'directory.filled': { en: 'Directory filled for the demonstration', fr: 'Annuaire rempli pour la démonstration' },
    'import.cancelled': { en: 'Import cancelled', fr: 'Import annulé' },
    'import.done': { en: 'List imported', fr: 'Liste importée' },
    'import.previewed': { en: 'List read for an import', fr: 'Liste lue pour un import' },
    'key.added': { en: 'Key added', fr: 'Clé ajoutée' },
    'merge.merged': { en: 'Records merged', fr: 'Fiches fusionnées' },
    'merge.separate': { en: 'Records kept apart', fr: 'Fiches laissées séparées' },
    'personal-number.viewed': { en: 'Personal number looked at', fr: 'Numéro personnel consulté' },
    'team.attested': { en: 'Record attested by its team', fr: 'Fiche attestée par son équipe' },
  },
} satisfies ActTable;
