<?xml version="1.0" encoding="UTF-8"?>
<!--
  Request to justify a price that looks abnormally low (CCP L2152-6, R2152-3).
  data: reference, subject, request {name, amount, note, until; email, address optional}
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="entreprise.xsl"/>

  <xsl:template match="snapshot" mode="recipient">
    <xsl:call-template name="company"><xsl:with-param name="of" select="data/request"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="object">
    demande de justification du prix de votre offre
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="consultation"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      Le prix de votre offre, <xsl:call-template name="money"><xsl:with-param name="value" select="data/request/amount"/></xsl:call-template> HT, paraît anormalement bas. Je vous demande d’en donner toutes les
      justifications utiles avant la fin du <fo:inline font-weight="bold"><xsl:call-template name="date-with-weekday"><xsl:with-param name="iso" select="data/request/until"/></xsl:call-template></fo:inline>
      (articles L. 2152-6 et R. 2152-3 du code de la commande publique). Les points suivants appellent votre réponse.
    </fo:block>
    <xsl:apply-templates select="data/request/note" mode="quoted"/>
    <fo:block xsl:use-attribute-sets="paragraph">Peuvent notamment être prises en considération des justifications tenant :</fo:block>
    <fo:list-block xsl:use-attribute-sets="list">
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>au mode de fabrication, aux modalités de la prestation, au procédé de construction ;</fo:block></fo:list-item-body>
      </fo:list-item>
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>aux solutions techniques adoptées ou aux conditions exceptionnellement favorables dont vous disposez ;</fo:block></fo:list-item-body>
      </fo:list-item>
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>à l’originalité de l’offre ;</fo:block></fo:list-item-body>
      </fo:list-item>
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>au respect du droit de l’environnement, du droit social et du droit du travail, sous-traitance comprise ;</fo:block></fo:list-item-body>
      </fo:list-item>
      <fo:list-item space-after="2pt">
        <fo:list-item-label end-indent="label-end()"><fo:block>–</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()"><fo:block>à une aide d’État régulièrement obtenue.</fo:block></fo:list-item-body>
      </fo:list-item>
    </fo:list-block>
    <fo:block xsl:use-attribute-sets="paragraph">
      Si les éléments fournis n’établissent pas que le prix est viable, l’offre sera rejetée (article R. 2152-4).
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
