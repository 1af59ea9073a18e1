<?xml version="1.0" encoding="UTF-8"?>
<!--
  Decision not to pursue the procedure (CCP R2185-1).
  data: reference, subject, procedure, closingReasons, closingGround, closingNext; closingOrigin optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:template match="snapshot" mode="kind">
    Décision
  </xsl:template>

  <xsl:template match="snapshot" mode="title">
    Déclaration sans suite : <xsl:value-of select="data/subject"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="visa">
      <xsl:with-param name="text">le code de la commande publique, notamment ses articles R. 2185-1 et R. 2185-2</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="visa">
      <xsl:with-param name="text">la consultation <xsl:value-of select="data/reference"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="operative">
      <xsl:with-param name="text">Décide :</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="article">
      <xsl:with-param name="number">1</xsl:with-param>
      <xsl:with-param name="text">La procédure de passation du marché « <xsl:value-of select="data/subject"/> » est déclarée sans suite<xsl:choose>
        <xsl:when test="data/closingGround = 'infructueux'">, aucune candidature ou offre ne pouvant être retenue</xsl:when>
        <xsl:when test="data/closingGround = 'annulation'">, le juge l’ayant annulée</xsl:when>
        <xsl:when test="data/closingGround = 'budget'">, les crédits étant insuffisants</xsl:when>
        <xsl:when test="data/closingGround = 'besoin'">, le besoin ayant disparu ou devant être redéfini</xsl:when>
        <xsl:when test="data/closingGround = 'erreur'">, la procédure étant entachée d’une irrégularité</xsl:when>
        <xsl:otherwise> pour un motif d’intérêt général</xsl:otherwise>
      </xsl:choose>.</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading"><xsl:with-param name="text">Motifs</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="data/closingReasons" mode="paragraphs"/>
    <xsl:call-template name="article">
      <xsl:with-param name="number">2</xsl:with-param>
      <xsl:with-param name="text"><xsl:choose>
        <xsl:when test="data/closingNext = 'relance'">Une nouvelle consultation sera lancée.</xsl:when>
        <xsl:when test="data/closingNext = 'gre-a-gre'">Un marché sans publicité ni mise en concurrence sera recherché, si les conditions de l’article R. 2122-2 sont réunies.</xsl:when>
        <xsl:otherwise>Le projet est abandonné.</xsl:otherwise>
      </xsl:choose> Les entreprises qui ont participé à la procédure en sont informées dans les plus brefs délais.</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Voies et délais de recours</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="appeals">
      <xsl:with-param name="starting-point">la notification ou la publication de cette décision</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
