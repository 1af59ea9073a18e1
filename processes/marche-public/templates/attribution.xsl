<?xml version="1.0" encoding="UTF-8"?>
<!--
  Letter to the company ranked first, asking for its certificates (CCP R2144-4, R2144-7).
  data: reference, subject, winner {name, amount; email, address optional}
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="entreprise.xsl"/>

  <xsl:template match="snapshot" mode="recipient">
    <xsl:call-template name="company"><xsl:with-param name="of" select="data/winner"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="object">
    votre offre est classée première
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="consultation"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      Votre offre, d’un montant de <xsl:call-template name="money"><xsl:with-param name="value" select="data/winner/amount"/></xsl:call-template> HT, est classée première. Avant de vous attribuer le marché, je vous
      demande de produire sans délai, s’ils ne sont pas déjà accessibles à l’administration :
    </fo:block>
    <fo:list-block xsl:use-attribute-sets="list">
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>l’attestation de régularité fiscale et l’attestation de vigilance sociale ;</fo:block></fo:list-item-body>
      </fo:list-item>
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>le numéro ou l’extrait d’immatriculation ;</fo:block></fo:list-item-body>
      </fo:list-item>
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>le cas échéant, le jugement prononcé en matière de redressement judiciaire ;</fo:block></fo:list-item-body>
      </fo:list-item>
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>les attestations d’assurance demandées par le règlement de la consultation ;</fo:block></fo:list-item-body>
      </fo:list-item>
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>le pouvoir de la personne qui signera.</fo:block></fo:list-item-body>
      </fo:list-item>
    </fo:list-block>
    <fo:block xsl:use-attribute-sets="paragraph">
      À défaut, votre offre serait éliminée et l’entreprise classée ensuite serait sollicitée (article R. 2144-7 du code de la
      commande publique). <fo:inline font-weight="bold">Cette lettre ne vaut pas notification du marché</fo:inline> : n’engagez
      aucune dépense avant de l’avoir reçue.
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
